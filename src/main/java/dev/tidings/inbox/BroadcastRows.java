package dev.tidings.inbox;

import dev.tidings.inbox.ChannelKinds.Kind;
import dev.tidings.log.Address;
import dev.tidings.log.Event;
import dev.tidings.log.Range;
import dev.tidings.log.RangeKeys;
import dev.tidings.preference.MuteRows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The SQL of which events are broadcasts that count, by channel: what only streams by is not among them. */
@Repository
class BroadcastRows {

    /** Kinds of addresses that bring broadcasts to an inbox; what goes to a room's own page is in none. */
    private static final Set<String> KINDS = Set.of("topic", "role", Address.EVERYONE.kind());

    /** So many channels are read at once. */
    private static final int FEW = 10;

    /** For each id that is wanted, of many channels. */
    private static final long FIRST_STRETCH = 4;

    private static final long LONGER = 8;

    private final JdbcTemplate jdbc;
    private final ChannelKinds kinds;

    BroadcastRows(JdbcTemplate jdbc, ChannelKinds kinds) {
        this.jdbc = jdbc;
        this.kinds = kinds;
    }

    /**
     * Without what the reader has by name.
     *
     * @param reader the key of a name
     * @param type only this one, or null
     * @param mutes whether the reader mutes anything, which is left out too
     * @param unmarked without what has a mark of its own
     */
    record Want(String reader, @Nullable String type, boolean mutes, boolean unmarked) {

        RangeKeys keys() {
            return new RangeKeys(
                    "broadcast b",
                    " and not exists (select 1 from notification n where n.reader = ? and n.id = b.event_id)"
                            + " and not exists"
                            + " (select 1 from notification_event m where m.reader = ? and m.event_id = b.event_id)"
                            + (unmarked
                                    ? " and not exists (select 1 from broadcast_mark k"
                                            + " where k.reader = ? and k.event_id = b.event_id)"
                                    : "")
                            + (mutes ? MuteRows.unmuted("b") : "")
                            + (type == null ? "" : " and b.type = ?"),
                    RangeKeys.NEWEST_FIRST);
        }

        private List<Object> arguments() {
            var arguments = new ArrayList<Object>(List.of(reader, reader));
            if (unmarked) {
                arguments.add(reader);
            }
            if (mutes) {
                arguments.add(reader);
            }
            if (type != null) {
                arguments.add(type);
            }
            return arguments;
        }
    }

    static List<String> channels(Event event) {
        return event.audience().stream()
                .filter(address -> KINDS.contains(address.kind()))
                .map(Address::channel)
                .distinct()
                .toList();
    }

    void insert(Collection<Event> events) {
        var rows = new ArrayList<Object[]>();
        var had = new HashSet<Kind>();
        for (var event : counted(events)) {
            for (var channel : channels(event)) {
                rows.add(
                        new Object[] {channel, event.id(), event.type(), Grouping.actorKey(event), Group.thing(event)});
                had.add(new Kind(channel, event.type()));
            }
        }
        batch("insert into broadcast (channel, event_id, type, actor, thing) values (?, ?, ?, ?, ?)", rows);
        kinds.add(had);
    }

    private static List<Event> counted(Collection<Event> events) {
        return events.stream().filter(Event::notifies).toList();
    }

    void delete(Collection<Event> events) {
        batch(
                "delete from broadcast where channel = ? and event_id = ?",
                counted(events).stream()
                        .flatMap(event -> channels(event).stream().map(channel -> new Object[] {channel, event.id()}))
                        .toList());
    }

    /** @param later goes to the same audience as the one that it takes back */
    void deleteOf(Event later, long id) {
        batch(
                "delete from broadcast where channel = ? and event_id = ?",
                channels(later).stream()
                        .map(channel -> new Object[] {channel, id})
                        .toList());
    }

    private void batch(String sql, List<Object[]> rows) {
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(sql, rows);
        }
    }

    /**
     * Newest first. Of many channels each would give as many as are wanted in all; so these are read by stretches of the
     * log, the latest first, each longer than the one before, until there are enough.
     */
    List<Long> latest(Want want, List<Range> ranges, long upTo, int limit) {
        var wanted = among(ranges, want.type());
        var oldest = wanted.stream().mapToLong(Range::after).min().orElse(upTo);
        var stretch = wanted.size() > FEW ? limit * FIRST_STRETCH : Long.MAX_VALUE;
        var found = new ArrayList<Long>();
        var end = upTo;
        while (end > oldest && found.size() < limit) {
            var start = stretch < end - oldest ? end - stretch : oldest;
            found.addAll(between(want, wanted, start, end, limit - found.size()));
            end = start;
            stretch *= LONGER;
        }
        return found;
    }

    private List<Long> between(Want want, List<Range> ranges, long start, long end, int limit) {
        var found = new TreeSet<Long>(Comparator.reverseOrder());
        var within = ranges.stream().filter(range -> range.after() < end).toList();
        for (var some : RangeKeys.statements(within)) {
            var arguments = new ArrayList<Object>();
            for (var range : some) {
                arguments.addAll(List.of(range.channel(), Math.max(start, range.after()), end));
                arguments.addAll(want.arguments());
            }
            found.addAll(jdbc.queryForList(want.keys().sql(some.size(), limit), Long.class, arguments.toArray()));
        }
        return found.stream().limit(limit).toList();
    }

    private List<Range> among(List<Range> ranges, @Nullable String type) {
        if (type == null) {
            return ranges;
        }
        var having = kinds.channelsOf(ranges.stream().map(Range::channel).toList(), type);
        return ranges.stream().filter(range -> having.contains(range.channel())).toList();
    }
}
