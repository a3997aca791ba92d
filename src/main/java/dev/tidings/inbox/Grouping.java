package dev.tidings.inbox;

import dev.tidings.account.Name;
import dev.tidings.inbox.Group.Rest;
import dev.tidings.inbox.GroupRows.Member;
import dev.tidings.inbox.GroupRows.Owned;
import dev.tidings.inbox.OpenGroups.Key;
import dev.tidings.log.Event;
import dev.tidings.log.EventLog;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Puts events into their readers' groups and takes them out again, and keeps the counts. The head of the log is locked. */
@Component
class Grouping {

    private final InboxRows rows;
    private final GroupRows groups;
    private final OpenGroups openGroups;
    private final EventLog log;

    Grouping(InboxRows rows, GroupRows groups, OpenGroups openGroups, EventLog log) {
        this.rows = rows;
        this.groups = groups;
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
        var joining = new Joining(open(told), groups::hasActor);
        told.forEach((reader, events) -> events.forEach(event -> joining.add(reader, event)));
        groups.update(joining.changed());
        groups.insert(joining.fresh());
        openGroups.put(joining.fresh());
        groups.enter(joining.members());
        joining.late().forEach(late -> groups.name(late.reader(), late.group(), actors(late.reader(), late.group())));
        rows.correct(joining.differences());
    }

    private Map<Key, Group> open(SortedMap<String, List<Event>> told) {
        var keys = new LinkedHashSet<Key>();
        told.forEach((reader, events) ->
                events.forEach(event -> Group.key(event).ifPresent(openKey -> keys.add(new Key(reader, openKey)))));
        return keys.isEmpty() ? Map.of() : openGroups.find(keys);
    }

    /** What was taken back or expired; it is still known which group it was in. */
    void takeOut(String reader, List<Long> eventIds) {
        if (rows.lock(reader).isPresent()) {
            eventIds.forEach(id -> remove(reader, id));
        }
    }

    /** What the log forgets. */
    void forget(String reader, List<Long> eventIds) {
        takeOut(reader, eventIds);
        eventIds.forEach(id -> groups.forget(reader, id));
    }

    private void remove(String reader, long eventId) {
        var member = groups.member(reader, eventId);
        if (member.isEmpty()) {
            groups.find(reader, eventId).ifPresent(alone -> drop(reader, alone));
        } else if (!member.get().gone()) {
            groups.takeOut(reader, eventId);
            groups.find(reader, member.get().notificationId()).ifPresent(group -> leave(reader, group, member.get()));
        }
    }

    private void drop(String reader, Group group) {
        groups.delete(reader, group.id());
        rows.change(reader, -group.standing().unseen(), -group.standing().unread());
    }

    private void leave(String reader, Group group, Member member) {
        if (group.eventCount() == 1) {
            drop(reader, group);
            return;
        }
        var rest = group.without(rest(reader, group, member));
        groups.update(List.of(new Owned(reader, rest)));
        var before = group.standing();
        var after = rest.standing();
        rows.change(reader, after.unseen() - before.unseen(), after.unread() - before.unread());
    }

    /** Read anew only where it shows; else a group of thousands that goes one by one would be read thousands of times. */
    private Rest rest(String reader, Group group, Member gone) {
        var isLastOfActor = !gone.actor().isEmpty() && !groups.hasActor(reader, group.id(), gone.actor());
        var actorCount = group.actorCount() - (isLastOfActor ? 1 : 0);
        if (gone.eventId() != group.latestEventId() && !group.names(gone.actor())) {
            return new Rest(group.actors(), actorCount, group.latestEventId(), group.updatedAt());
        }
        var latest = groups.membersOf(reader, group.id(), 1).getFirst().eventId();
        return new Rest(
                actors(reader, group.id()),
                actorCount,
                latest,
                log.find(latest).orElseThrow().createdAt());
    }

    /** Who was the latest in a group. */
    private List<String> actors(String reader, long id) {
        return log.find(groups.latestOfActors(reader, id, Group.ACTORS_MOST)).reversed().stream()
                .map(Event::actor)
                .filter(Objects::nonNull)
                .toList();
    }

    /** The words of one of a reader's events are others. */
    void correct(String reader, Event correction, long eventId) {
        if (rows.lock(reader).isEmpty()) {
            return;
        }
        var id = groups.member(reader, eventId).map(Member::notificationId).orElse(eventId);
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
