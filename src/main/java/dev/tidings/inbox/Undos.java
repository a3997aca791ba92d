package dev.tidings.inbox;

import dev.tidings.inbox.Marks.Mark;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The SQL of what deeds on many changed. */
@Repository
class Undos {

    private static final int BATCH = 500;

    private final JdbcTemplate jdbc;

    Undos(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A watermark, from where it was to where a deed put it. */
    record Rise(long from, long to) {

        boolean covers(long id) {
            return from < id && id <= to;
        }
    }

    /** @param stamp the version of the inbox that the deed made */
    record Undo(long stamp, boolean reading, Rise seen, Rise read, boolean undone) {

        /** Whether it raised a watermark. */
        boolean moved() {
            return seen.from() < seen.to() || read.from() < read.to();
        }

        boolean covers(long id) {
            return seen.covers(id) || read.covers(id);
        }

        /** Of the watermark that says what the deed did. */
        Rise rise() {
            return reading ? read : seen;
        }

        Standing outcome() {
            return new Standing(true, reading, false);
        }
    }

    void insert(String reader, Undo undo, Instant at, @Nullable String cause) {
        jdbc.update(
                "insert into undo (reader, stamp, reading, seen_from, seen_to, read_from, read_to, made_at, cause, undone)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, false)",
                reader,
                undo.stamp(),
                undo.reading(),
                undo.seen().from(),
                undo.seen().to(),
                undo.read().from(),
                undo.read().to(),
                at.atOffset(ZoneOffset.UTC),
                cause);
    }

    /** The stamp of the last deed that a mute caused. */
    Optional<Long> ofCause(String reader, String cause) {
        return query("reader = ? and cause = ? and not undone order by stamp desc limit 1", reader, cause).stream()
                .map(Undo::stamp)
                .findFirst();
    }

    Optional<Undo> find(String reader, long stamp) {
        return query("reader = ? and stamp = ?", reader, stamp).stream().findFirst();
    }

    private List<Undo> query(String where, Object... arguments) {
        return jdbc.query(
                "select stamp, reading, seen_from, seen_to, read_from, read_to, undone from undo where " + where,
                (row, n) -> new Undo(
                        row.getLong(1),
                        row.getBoolean(2),
                        new Rise(row.getLong(3), row.getLong(4)),
                        new Rise(row.getLong(5), row.getLong(6)),
                        row.getBoolean(7)),
                arguments);
    }

    void finish(String reader, long stamp) {
        jdbc.update("delete from undo_item where reader = ? and stamp = ?", reader, stamp);
        jdbc.update("update undo set undone = true where reader = ? and stamp = ?", reader, stamp);
    }

    /** Those that stand, latest first: what the watermarks were raised by. */
    List<Undo> standing(String reader) {
        return query("reader = ? and not undone order by stamp desc", reader);
    }

    /** @param before where each of them was; none of them was read */
    void keepGroups(String reader, long stamp, List<Group> before) {
        keep(before.stream()
                .map(group ->
                        new Object[] {reader, stamp, false, group.id(), group.seenId(), group.stamp(), group.done()})
                .toList());
    }

    void keepMarks(String reader, long stamp, Map<Long, Mark> before) {
        keep(before.entrySet().stream()
                .map(e -> new Object[] {
                    reader,
                    stamp,
                    true,
                    e.getKey(),
                    e.getValue().standing().seen() ? 1L : 0L,
                    e.getValue().stamp(),
                    e.getValue().standing().done()
                })
                .toList());
    }

    private void keep(List<Object[]> rows) {
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(
                    "insert into undo_item (reader, stamp, broadcast, id, seen_id, stamp_before, done)"
                            + " values (?, ?, ?, ?, ?, ?, ?)",
                    rows);
        }
    }

    /** Some of the notifications and marks that a deed changed. */
    List<Long> ids(String reader, long stamp, int limit) {
        return jdbc.query(
                "select id from undo_item where reader = ? and stamp = ? order by broadcast, id limit " + limit,
                (row, n) -> row.getLong(1),
                reader,
                stamp);
    }

    /** Where marks were, by event. */
    Map<Long, Mark> marks(String reader, long stamp) {
        var marks = new TreeMap<Long, Mark>();
        jdbc.query(
                "select id, seen_id, stamp_before, done from undo_item where reader = ? and stamp = ? and broadcast = true",
                row -> {
                    marks.put(
                            row.getLong(1),
                            new Mark(new Standing(row.getLong(2) > 0, false, row.getBoolean(4)), row.getLong(3)));
                },
                reader,
                stamp);
        return marks;
    }

    /** Those made before a time, in batches. Returns how many are gone. */
    int forget(Instant before) {
        var old = jdbc.query(
                "select reader, stamp from undo where made_at < ? order by made_at limit " + BATCH,
                (row, n) -> new Object[] {row.getString(1), row.getLong(2)},
                before.atOffset(ZoneOffset.UTC));
        if (!old.isEmpty()) {
            jdbc.batchUpdate("delete from undo_item where reader = ? and stamp = ?", old);
            jdbc.batchUpdate("delete from undo where reader = ? and stamp = ?", old);
        }
        return old.size();
    }
}
