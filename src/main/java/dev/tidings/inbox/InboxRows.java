package dev.tidings.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The SQL of personal notifications and of each reader's row, which is locked before any of them is touched. */
@Repository
class InboxRows {

    private final JdbcTemplate jdbc;

    InboxRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A reader's row: kept counts of what is personal, and watermarks for what is not. */
    record Inbox(String reader, long version, long unseen, long unread, long seenUpTo, long readUpTo) {

        static Inbox empty(String reader) {
            return new Inbox(reader, 0, 0, 0, 0, 0);
        }
    }

    /** A personal notification. */
    record Row(long id, long latestEventId, Standing standing, Instant updatedAt) {}

    Inbox find(String reader) {
        return query("select * from inbox where reader = ?", reader).orElse(Inbox.empty(reader));
    }

    /** Locks the row until the transaction ends; empty where the reader has none yet. */
    Optional<Inbox> lock(String reader) {
        return query("select * from inbox where reader = ? for update", reader);
    }

    private Optional<Inbox> query(String sql, String reader) {
        return jdbc
                .query(
                        sql,
                        (row, n) -> new Inbox(
                                row.getString("reader"),
                                row.getLong("version"),
                                row.getLong("unseen"),
                                row.getLong("unread"),
                                row.getLong("seen_up_to"),
                                row.getLong("read_up_to")),
                        reader)
                .stream()
                .findFirst();
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
        var changed = jdbc.batchUpdate(
                sql,
                differences.entrySet().stream()
                        .map(e -> new Object[] {e.getValue()[0], e.getValue()[1], e.getKey()})
                        .toList());
        for (int i = 0; i < changed.length; i++) {
            if (changed[i] == 0) {
                var difference = Objects.requireNonNull(differences.get(readers.get(i)));
                create(readers.get(i));
                jdbc.update(sql, difference[0], difference[1], readers.get(i));
            }
        }
    }

    void change(String reader, long unseen, long unread) {
        jdbc.update(
                "update inbox set unseen = unseen + ?, unread = unread + ?, version = version + 1 where reader = ?",
                unseen,
                unread,
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

    record NewRow(String reader, long id, String type, Instant at) {}

    void insert(List<NewRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        var values = new ArrayList<Object[]>();
        for (var row : rows) {
            var at = row.at().atOffset(ZoneOffset.UTC);
            values.add(new Object[] {row.reader(), row.id(), row.id(), row.type(), false, false, false, at, at});
        }
        jdbc.batchUpdate(
                "insert into notification (reader, id, latest_event_id, type, seen, read, done, created_at, updated_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                values);
    }

    Optional<Row> row(String reader, long id) {
        return jdbc
                .query(
                        "select id, latest_event_id, seen, read, done, updated_at from notification"
                                + " where reader = ? and id = ?",
                        InboxRows::row,
                        reader,
                        id)
                .stream()
                .findFirst();
    }

    /** Those of these that there are, by id. */
    Map<Long, Row> some(String reader, Collection<Long> ids) {
        var found = new HashMap<Long, Row>();
        if (!ids.isEmpty()) {
            jdbc.query(
                            "select id, latest_event_id, seen, read, done, updated_at from notification"
                                    + " where reader = ? and id = any(?)",
                            InboxRows::row,
                            reader,
                            ids.toArray(Long[]::new))
                    .forEach(row -> found.put(row.id(), row));
        }
        return found;
    }

    List<Row> latest(String reader, Filter filter, long before, int limit) {
        var condition = switch (filter) {
            case ALL -> "not done";
            case UNREAD -> "not done and not read";
            case DONE -> "done";
        };
        return jdbc.query(
                "select id, latest_event_id, seen, read, done, updated_at from notification where reader = ?"
                        + " and latest_event_id < ? and " + condition
                        + " order by reader desc, latest_event_id desc limit " + limit,
                InboxRows::row,
                reader,
                before);
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getLong(1),
                row.getLong(2),
                new Standing(row.getBoolean(3), row.getBoolean(4), row.getBoolean(5)),
                row.getObject(6, OffsetDateTime.class).toInstant());
    }

    void stand(String reader, long id, Standing standing) {
        jdbc.update(
                "update notification set seen = ?, read = ?, done = ? where reader = ? and id = ?",
                standing.seen(),
                standing.read(),
                standing.done(),
                reader,
                id);
    }

    /** Marks all up to an event as seen, or as read and seen. Returns how many, and how many of these are not done. */
    long[] raiseRows(String reader, long upTo, boolean reading) {
        var open = reading ? "not read" : "not seen";
        var where = " from notification where reader = ? and latest_event_id <= ? and " + open;
        var unseen = count("select count(*)" + where + " and not seen and not done", reader, upTo);
        var unread = reading ? count("select count(*)" + where + " and not done", reader, upTo) : 0;
        var changed = jdbc.update(
                "update notification set seen = true" + (reading ? ", read = true" : "")
                        + " where reader = ? and latest_event_id <= ? and " + open,
                reader,
                upTo);
        return new long[] {changed, unseen, unread};
    }

    private long count(String sql, Object... arguments) {
        return Optional.ofNullable(jdbc.queryForObject(sql, Long.class, arguments))
                .orElse(0L);
    }

    void touch(String reader, long id, Instant at) {
        jdbc.update(
                "update notification set updated_at = ? where reader = ? and id = ?",
                at.atOffset(ZoneOffset.UTC),
                reader,
                id);
    }

    void delete(String reader, long id) {
        jdbc.update("delete from notification where reader = ? and id = ?", reader, id);
    }
}
