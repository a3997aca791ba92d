package dev.tidings.inbox;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Where single broadcasts stand with a reader; a mark overrules the watermarks. */
@Repository
class Marks {

    /** @param stamp the version of the inbox that the last deed on it made */
    record Mark(Standing standing, long stamp) {}

    private final JdbcTemplate jdbc;

    Marks(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Standing> find(String reader, long eventId) {
        return Optional.ofNullable(
                query("reader = ? and event_id = ?", reader, eventId).get(eventId));
    }

    /** The newest that are neither read nor done. */
    Map<Long, Standing> open(String reader, long upTo, int limit) {
        return query(
                "reader = ? and not done and not read and event_id <= ? order by event_id desc limit " + limit,
                reader,
                upTo);
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
    void put(String reader, Map<Long, Mark> marks) {
        var values = new ArrayList<Object[]>();
        marks.forEach((id, mark) -> values.add(new Object[] {
            mark.standing().seen(), mark.standing().read(), mark.standing().done(), mark.stamp(), reader, id
        }));
        Lookups.put(
                jdbc,
                "update broadcast_mark set seen = ?, read = ?, done = ?, stamp = ? where reader = ? and event_id = ?",
                "insert into broadcast_mark (seen, read, done, stamp, reader, event_id) values (?, ?, ?, ?, ?, ?)",
                values);
    }

    /** Those up to an event that are open, in the order of ids, locked in it, so that nobody deadlocks. */
    Map<Long, Mark> lockOpen(String reader, long upTo, boolean reading) {
        return marks(
                "reader = ? and event_id <= ? and not done and not " + (reading ? "read" : "seen")
                        + " order by event_id for update",
                reader,
                upTo);
    }

    /** Of these, in the order of ids. */
    Map<Long, Mark> some(String reader, Collection<Long> ids) {
        return ids.isEmpty()
                ? Map.of()
                : marks("reader = ? and event_id = any(?) order by event_id", reader, ids.toArray(Long[]::new));
    }

    /** Those that a deed was the last to touch. */
    Map<Long, Mark> stamped(String reader, long stamp) {
        return marks("reader = ? and stamp = ? order by event_id", reader, stamp);
    }

    private Map<Long, Mark> marks(String where, Object... arguments) {
        var marks = new TreeMap<Long, Mark>();
        jdbc.query(
                "select event_id, seen, read, done, stamp from broadcast_mark where " + where,
                row -> {
                    var standing = new Standing(row.getBoolean(2), row.getBoolean(3), row.getBoolean(4));
                    marks.put(row.getLong(1), new Mark(standing, row.getLong(5)));
                },
                arguments);
        return marks;
    }

    void forget(List<Long> eventIds) {
        jdbc.batchUpdate(
                "delete from broadcast_mark where event_id = ?",
                eventIds.stream().map(id -> new Object[] {id}).toList());
    }
}
