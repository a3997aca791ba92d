package dev.tidings.inbox;

import dev.tidings.log.Address;
import dev.tidings.log.Event;
import dev.tidings.log.Range;
import dev.tidings.log.RangeKeys;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The SQL of which events are broadcasts that count, by channel: what only streams by is not among them. */
@Repository
class BroadcastRows {

    /** Kinds of addresses that bring broadcasts to an inbox; what goes to a room's own page is in none. */
    private static final Set<String> KINDS = Set.of("topic", "role", Address.EVERYONE.kind());

    /** Without what the reader has by name. */
    static final RangeKeys KEYS = new RangeKeys(
            "broadcast b",
            " and not exists (select 1 from notification n where n.reader = ? and n.id = b.event_id)",
            RangeKeys.NEWEST_FIRST);

    private final JdbcTemplate jdbc;

    BroadcastRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    static List<String> channels(Event event) {
        return event.audience().stream()
                .filter(address -> KINDS.contains(address.kind()))
                .map(Address::channel)
                .distinct()
                .toList();
    }

    void insert(Collection<Event> events) {
        batch("insert into broadcast (channel, event_id) values (?, ?)", keys(events));
    }

    void delete(Collection<Event> events) {
        batch("delete from broadcast where channel = ? and event_id = ?", keys(events));
    }

    /** @param later goes to the same audience as the one that it takes back */
    void deleteOf(Event later, long id) {
        batch(
                "delete from broadcast where channel = ? and event_id = ?",
                channels(later).stream()
                        .map(channel -> new Object[] {channel, id})
                        .toList());
    }

    private static List<Object[]> keys(Collection<Event> events) {
        var keys = new ArrayList<Object[]>();
        for (var event : events) {
            if (event.notifies() && !event.isLater()) {
                channels(event).forEach(channel -> keys.add(new Object[] {channel, event.id()}));
            }
        }
        return keys;
    }

    private void batch(String sql, List<Object[]> rows) {
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(sql, rows);
        }
    }

    /** Newest first. */
    List<Long> latest(String reader, List<Range> ranges, long upTo, int limit) {
        var found = new TreeSet<Long>(Comparator.reverseOrder());
        for (var some : RangeKeys.statements(ranges)) {
            var arguments = new ArrayList<Object>();
            for (var range : some) {
                arguments.addAll(List.of(range.channel(), range.after(), upTo, reader));
            }
            found.addAll(jdbc.queryForList(KEYS.sql(some.size(), limit), Long.class, arguments.toArray()));
        }
        return found.stream().limit(limit).toList();
    }
}
