package dev.tidings.inbox;

import dev.tidings.account.Name;
import dev.tidings.inbox.Group.Rest;
import dev.tidings.inbox.GroupRows.Id;
import dev.tidings.inbox.GroupRows.Owned;
import dev.tidings.inbox.MemberRows.Member;
import dev.tidings.inbox.MemberRows.Seat;
import dev.tidings.inbox.OpenGroups.Key;
import dev.tidings.log.Event;
import dev.tidings.log.EventLog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Puts events into their readers' groups and takes them out again, and keeps the counts. The head of the log is locked. */
@Component
class Grouping {

    /** An event may go to a thousand people, and a batch of hundreds of them would take the memory of all. */
    private static final int AT_ONCE = 5_000;

    private final InboxRows rows;
    private final GroupRows groups;
    private final MemberRows members;
    private final OpenGroups openGroups;
    private final EventLog log;

    Grouping(InboxRows rows, GroupRows groups, MemberRows members, OpenGroups openGroups, EventLog log) {
        this.rows = rows;
        this.groups = groups;
        this.members = members;
        this.openGroups = openGroups;
        this.log = log;
    }

    /**
     * All readers' rows are locked first, in the order of names, by counting each event as a notification of its own;
     * what then joins a group is taken off again.
     *
     * @param told what each reader hears of, in the order of ids, by the key of a name
     */
    void add(SortedMap<String, List<Event>> told) {
        if (told.isEmpty()) {
            return;
        }
        var counted = new TreeMap<String, long[]>();
        told.forEach((reader, events) -> counted.put(reader, new long[] {events.size(), events.size()}));
        rows.change(counted);
        var joining =
                new Joining(open(told), seat -> !members.taken(List.of(seat)).isEmpty());
        told.forEach((reader, events) -> events.forEach(event -> joining.add(reader, event)));
        groups.update(joining.changed());
        groups.insert(joining.fresh());
        openGroups.put(joining.fresh());
        members.enter(joining.members());
        joining.late().forEach(late -> groups.name(late.reader(), late.group(), actors(late.reader(), late.group())));
        rows.correct(joining.differences());
    }

    private Map<Key, Group> open(SortedMap<String, List<Event>> told) {
        var keys = new LinkedHashSet<Key>();
        told.forEach((reader, events) ->
                events.forEach(event -> Group.key(event).ifPresent(openKey -> keys.add(new Key(reader, openKey)))));
        return keys.isEmpty() ? Map.of() : openGroups.find(keys);
    }

    /**
     * What was taken back or expired; it is still known which group it was in.
     *
     * @param gone ids of events, by the key of a reader's name
     * @return the ids of the notifications that changed or are gone, by reader
     */
    Map<String, List<Long>> takeOut(SortedMap<String, List<Long>> gone) {
        rows.lock(new TreeSet<>(gone.keySet()));
        var touched = new HashMap<String, List<Long>>();
        bySlices(gone, some -> touched.putAll(takeOut(some)));
        return touched;
    }

    /** All of a reader in one, so that a group is read and written once. */
    private static void bySlices(SortedMap<String, List<Long>> gone, Consumer<List<Id>> deed) {
        var some = new ArrayList<Id>();
        gone.forEach((reader, events) -> {
            some.addAll(Id.of(reader, events));
            if (some.size() >= AT_ONCE) {
                deed.accept(some);
                some.clear();
            }
        });
        deed.accept(some);
    }

    private Map<String, List<Long>> takeOut(List<Id> events) {
        var known = members.some(events);
        var going = known.values().stream().filter(member -> !member.gone()).toList();
        members.takeOut(going);
        var taken = members.taken(going.stream().map(Member::seat).collect(Collectors.toSet()));
        var byGroup = going.stream().collect(Collectors.groupingBy(Member::group));
        var alone = events.stream().filter(event -> !known.containsKey(event));
        var leaving = new Leaving((owned, some) -> rest(owned, some, taken));
        groups.some(Stream.concat(alone, byGroup.keySet().stream()).toList())
                .forEach(
                        (id, group) -> leaving.add(new Owned(id.reader(), group), byGroup.getOrDefault(id, List.of())));
        groups.delete(leaving.dropped());
        groups.update(leaving.changed());
        rows.change(leaving.differences());
        return leaving.touched();
    }

    /** What the log forgets; else as {@link #takeOut}. */
    Map<String, List<Long>> forget(SortedMap<String, List<Long>> gone) {
        var touched = takeOut(gone);
        bySlices(gone, members::forget);
        return touched;
    }

    /** Read anew only where it shows; else a group of thousands would be read thousands of times. */
    private Rest rest(Owned owned, List<Member> going, Set<Seat> taken) {
        var group = owned.group();
        var left = going.stream()
                .map(Member::seat)
                .distinct()
                .filter(seat -> !seat.actor().isEmpty() && !taken.contains(seat))
                .count();
        var actorCount = group.actorCount() - (int) left;
        if (going.stream()
                .noneMatch(member -> member.eventId() == group.latestEventId() || group.names(member.actor()))) {
            return new Rest(group.actors(), actorCount, group.latestEventId(), group.updatedAt());
        }
        var latest = members.of(owned.reader(), group.id(), 1).getFirst().eventId();
        return new Rest(
                actors(owned.reader(), group.id()),
                actorCount,
                latest,
                log.find(latest).orElseThrow().createdAt());
    }

    /** Who was the latest in a group. */
    private List<String> actors(String reader, long id) {
        return log.find(members.latestOfActors(reader, id, Group.ACTORS_MOST)).reversed().stream()
                .map(Event::actor)
                .filter(Objects::nonNull)
                .toList();
    }

    /** The words of one of a reader's events are others. */
    void correct(String reader, Event correction, long eventId) {
        if (rows.lock(reader).isEmpty()) {
            return;
        }
        var id = members.find(reader, eventId).map(Member::notificationId).orElse(eventId);
        groups.find(reader, id).ifPresent(group -> {
            if (group.latestEventId() == eventId) {
                groups.touch(reader, id, correction.createdAt());
            }
            rows.change(reader, 0, 0);
        });
    }

    static String actorKey(Event event) {
        var actor = event.actor();
        return actor == null ? "" : Name.key(actor);
    }
}
