package dev.tidings.inbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Where single broadcasts stand with a reader; a mark overrules the watermarks. */
@Repository
class Marks {

    private final JdbcTemplate jdbc;

    Marks(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Standing> find(String reader, long eventId) {
        return Optional.ofNullable(
                query("reader = ? and event_id = ?", reader, eventId).get(eventId));
    }

    /** Those of events later than an id, and older ones that are not read. */
    Map<Long, Standing> open(String reader, long after) {
        return query("reader = ? and (event_id > ? or not read)", reader, after);
    }

    Map<Long, Standing> between(String reader, long from, long to) {
        return query("reader = ? and event_id between ? and ?", reader, from, to);
    }

    List<Long> latest(String reader, Filter filter, long before, int limit) {
        var condition = filter == Filter.DONE ? "done" : "not read and not done";
        return jdbc.query(
                "select event_id from broadcast_mark where reader = ? and event_id < ? and " + condition
                        + " order by event_id desc limit " + limit,
                (row, n) -> row.getLong(1),
                reader,
                before);
    }

    private Map<Long, Standing> query(String where, Object... arguments) {
        var marks = new HashMap<Long, Standing>();
        jdbc.query(
                "select event_id, seen, read, done from broadcast_mark where " + where,
                row -> {
                    marks.put(row.getLong(1), new Standing(row.getBoolean(2), row.getBoolean(3), row.getBoolean(4)));
                },
                arguments);
        return marks;
    }

    /** The reader's inbox row is locked. */
    void put(String reader, Map<Long, Standing> standings, long stamp) {
        var values = new ArrayList<Object[]>();
        standings.forEach((id, standing) ->
                values.add(new Object[] {standing.seen(), standing.read(), standing.done(), stamp, reader, id}));
        if (values.isEmpty()) {
            return;
        }
        var changed = jdbc.batchUpdate(
                "update broadcast_mark set seen = ?, read = ?, done = ?, stamp = ? where reader = ? and event_id = ?",
                values);
        var missing = new ArrayList<Object[]>();
        for (int i = 0; i < changed.length; i++) {
            if (changed[i] == 0) {
                missing.add(values.get(i));
            }
        }
        if (!missing.isEmpty()) {
            jdbc.batchUpdate(
                    "insert into broadcast_mark (seen, read, done, stamp, reader, event_id) values (?, ?, ?, ?, ?, ?)",
                    missing);
        }
    }

    /** Those up to an event that are open, in the order of ids, locked in it, so that nobody deadlocks. */
    Map<Long, Standing> lockOpen(String reader, long upTo, boolean reading) {
        var where = "reader = ? and event_id <= ? and not done and not " + (reading ? "read" : "seen");
        jdbc.query(
                "select event_id from broadcast_mark where " + where + " order by event_id for update",
                (row, n) -> row.getLong(1),
                reader,
                upTo);
        return query(where, reader, upTo);
    }

    /** Those of these that nobody has touched since. */
    Map<Long, Standing> stamped(String reader, long stamp) {
        return query("reader = ? and stamp = ?", reader, stamp);
    }

    void forget(long eventId) {
        jdbc.update("delete from broadcast_mark where event_id = ?", eventId);
    }
}
