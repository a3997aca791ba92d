package dev.tidings.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The SQL of each reader's row, which is locked before anything else of theirs is touched. */
@Repository
class InboxRows {

    private final JdbcTemplate jdbc;

    InboxRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A reader's row: kept counts of what came by name, and watermarks for what did not. */
    record Inbox(String reader, long version, long unseen, long unread, long seenUpTo, long readUpTo) {

        static Inbox empty(String reader) {
            return new Inbox(reader, 0, 0, 0, 0, 0);
        }
    }

    /** @param head the last id of the log whose notifications are in the counts, and no later one is */
    record Now(Inbox inbox, long head) {}

    /** Both as one statement sees them. */
    Now now(String reader) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select h.last_id, i.* from log_head h left join inbox i on i.reader = ? where h.id = 1",
                (row, n) ->
                        new Now(row.getString("reader") == null ? Inbox.empty(reader) : inbox(row, n), row.getLong(1)),
                reader));
    }

    Inbox find(String reader) {
        return query("select * from inbox where reader = ?", reader).orElse(Inbox.empty(reader));
    }

    /** Locks the row until the transaction ends; empty where the reader has none yet. */
    Optional<Inbox> lock(String reader) {
        return query("select * from inbox where reader = ? for update", reader);
    }

    /** The same of several, in the order of names. */
    void lock(SortedSet<String> readers) {
        jdbc.batchUpdate(
                "update inbox set version = version where reader = ?",
                readers.stream().map(reader -> new Object[] {reader}).toList());
    }

    private Optional<Inbox> query(String sql, String reader) {
        return jdbc.query(sql, InboxRows::inbox, reader).stream().findFirst();
    }

    private static Inbox inbox(ResultSet row, int number) throws SQLException {
        return new Inbox(
                row.getString("reader"),
                row.getLong("version"),
                row.getLong("unseen"),
                row.getLong("unread"),
                row.getLong("seen_up_to"),
                row.getLong("read_up_to"));
    }

    /** The head of the log is locked, so nobody else makes the same row. */
    void create(String reader) {
        jdbc.update(
                "insert into inbox (reader, version, unseen, unread, seen_up_to, read_up_to) values (?, 0, 0, 0, 0, 0)",
                reader);
    }

    /** More or less to see and to read, by reader, in the order of names; the head of the log is locked. */
    void change(Map<String, long[]> differences) {
        var readers = List.copyOf(differences.keySet());
        var sql = "update inbox set unseen = unseen + ?, unread = unread + ?, version = version + 1 where reader = ?";
        var changed = jdbc.batchUpdate(sql, values(differences));
        for (int i = 0; i < changed.length; i++) {
            if (changed[i] == 0) {
                var difference = Objects.requireNonNull(differences.get(readers.get(i)));
                create(readers.get(i));
                jdbc.update(sql, difference[0], difference[1], readers.get(i));
            }
        }
    }

    /** The same once more, of rows that are there, as a part of the same change. */
    void correct(Map<String, long[]> differences) {
        jdbc.batchUpdate(
                "update inbox set unseen = unseen + ?, unread = unread + ? where reader = ?", values(differences));
    }

    private static List<Object[]> values(Map<String, long[]> differences) {
        return differences.entrySet().stream()
                .map(e -> new Object[] {e.getValue()[0], e.getValue()[1], e.getKey()})
                .toList();
    }

    void change(String reader, long unseen, long unread) {
        jdbc.update(
                "update inbox set unseen = unseen + ?, unread = unread + ?, version = version + 1 where reader = ?",
                unseen,
                unread,
                reader);
    }

    /** After a change of many: what there is now. */
    void count(String reader, long[] counts) {
        jdbc.update(
                "update inbox set unseen = ?, unread = ?, version = version + 1 where reader = ?",
                counts[0],
                counts[1],
                reader);
    }

    /** Whether a watermark moved. */
    boolean raise(String reader, long seenUpTo, long readUpTo) {
        var moved = jdbc.update(
                "update inbox set seen_up_to = greatest(seen_up_to, ?), read_up_to = greatest(read_up_to, ?)"
                        + " where reader = ? and (seen_up_to < ? or read_up_to < ?)",
                seenUpTo,
                readUpTo,
                reader,
                seenUpTo,
                readUpTo);
        return moved > 0;
    }

    void lower(String reader, long seenUpTo, long readUpTo) {
        jdbc.update("update inbox set seen_up_to = ?, read_up_to = ? where reader = ?", seenUpTo, readUpTo, reader);
    }

    /** Some readers after another one, in the order of names, with their kept counts. */
    List<Inbox> after(String reader, int limit) {
        return jdbc.query(
                "select * from inbox where reader > ? order by reader limit " + limit, InboxRows::inbox, reader);
    }
}
