package dev.tidings.preference;

import static dev.tidings.account.Mutes.Span.LASTING;

import dev.tidings.account.Mutes;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The SQL of what readers mute. Whoever writes has locked the head of the log. */
@Repository
public class MuteRows {

    private final JdbcTemplate jdbc;

    MuteRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The condition that a row is not muted.
     *
     * @param table has the columns {@code channel}, {@code event_id}, {@code type}, {@code actor} (the key of a name) and
     *     {@code thing} (as a mute names it); the condition's one parameter is the reader
     */
    public static String unmuted(String table) {
        return " and not exists (select 1 from mute where mute.reader = ? and mute.what in ("
                + "%1$s.channel, 'type:' || %1$s.type, 'person:' || %1$s.actor, %1$s.thing)".formatted(table)
                + " and mute.since_id < %1$s.event_id and mute.until_id >= %1$s.event_id)".formatted(table);
    }

    /** All of these readers, also those who mute nothing. */
    Map<String, Mutes> of(Collection<String> readers) {
        var spans = new HashMap<String, Map<String, List<Mutes.Span>>>();
        jdbc.query(
                "select reader, what, since_id, until_id from mute where reader = any(?) order by since_id",
                row -> {
                    spans.computeIfAbsent(row.getString(1), reader -> new HashMap<>())
                            .computeIfAbsent(row.getString(2), what -> new ArrayList<>())
                            .add(new Mutes.Span(row.getLong(3), row.getLong(4)));
                },
                (Object) readers.toArray(String[]::new));
        var mutes = new HashMap<String, Mutes>();
        for (var reader : readers) {
            var theirs = spans.get(reader);
            mutes.put(reader, theirs == null ? Mutes.NONE : new Mutes(theirs));
        }
        return mutes;
    }

    /** In force, newest first. */
    List<Mute> inForce(String reader) {
        return jdbc.query(
                "select what, label, since_id, muted_at from mute where reader = ? and until_id = ?"
                        + " order by since_id desc, muted_at desc, what",
                (row, n) -> new Mute(
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getObject(4, OffsetDateTime.class).toInstant()),
                reader,
                LASTING);
    }

    void insert(String reader, Mute mute) {
        jdbc.update(
                "insert into mute (reader, what, label, since_id, until_id, muted_at) values (?, ?, ?, ?, ?, ?)",
                reader,
                mute.what(),
                mute.label(),
                mute.since(),
                LASTING,
                mute.mutedAt().atOffset(ZoneOffset.UTC));
    }

    void end(String reader, Mute mute, long until) {
        jdbc.update(
                "update mute set until_id = ? where reader = ? and what = ? and since_id = ?",
                until,
                reader,
                mute.what(),
                mute.since());
    }

    void delete(String reader, Mute mute) {
        jdbc.update(
                "delete from mute where reader = ? and what = ? and since_id = ?", reader, mute.what(), mute.since());
    }

    int deleteEndedBefore(long id) {
        return jdbc.update("delete from mute where until_id < ?", id);
    }
}
