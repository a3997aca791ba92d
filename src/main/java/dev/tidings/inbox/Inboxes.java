package dev.tidings.inbox;

import dev.tidings.account.Audiences;
import dev.tidings.account.Caller;
import dev.tidings.account.Grants;
import dev.tidings.inbox.Broadcasts.Stood;
import dev.tidings.inbox.InboxRows.Inbox;
import dev.tidings.inbox.InboxRows.Now;
import dev.tidings.inbox.Marks.Mark;
import dev.tidings.log.Corrections;
import dev.tidings.log.Event;
import dev.tidings.log.EventLog;
import dev.tidings.log.LogKeeper;
import dev.tidings.problem.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The inboxes of all readers: counts, lists, and the deeds on one notification. */
@Component
public class Inboxes {

    /** A search looks through so many at a time; what it gives to go on with leads further back. */
    private static final int SEARCHED_MOST = 5_000;

    private static final int SEARCHED_AT_ONCE = 1_000;
    private static final int SUMMED_MOST = 250;

    private final InboxRows rows;
    private final GroupRows groups;
    private final MemberRows members;
    private final Broadcasts broadcasts;
    private final Marks marks;
    private final EventLog log;
    private final LogKeeper keeper;
    private final Corrections corrections;
    private final Audiences audiences;
    private final Absences absences;
    private final StatePusher pusher;

    Inboxes(
            InboxRows rows,
            GroupRows groups,
            MemberRows members,
            Broadcasts broadcasts,
            Marks marks,
            EventLog log,
            LogKeeper keeper,
            Corrections corrections,
            Audiences audiences,
            Absences absences,
            StatePusher pusher) {
        this.rows = rows;
        this.groups = groups;
        this.members = members;
        this.broadcasts = broadcasts;
        this.marks = marks;
        this.log = log;
        this.keeper = keeper;
        this.corrections = corrections;
        this.audiences = audiences;
        this.absences = absences;
        this.pusher = pusher;
    }

    public Counts counts(Caller.Person reader) {
        return counts(reader, audiences.of(reader));
    }

    Counts counts(Caller.Person reader, Grants grants) {
        keeper.settleExpiries();
        return counts(grants, rows.now(reader.key()));
    }

    Counts counts(Grants grants, Now now) {
        var inbox = now.inbox();
        var left = broadcasts.left(grants, inbox, now.head());
        return new Counts(
                Math.min(inbox.unseen() + left.unseen(), Broadcasts.COUNT_MOST),
                Math.min(inbox.unread() + left.unread(), Broadcasts.COUNT_MOST),
                now.head(),
                inbox.version());
    }

    /**
     * Newest first. Of a search a page may hold less than what there is.
     *
     * @param before the {@code next} of the page before, or null
     */
    public InboxPage page(Caller.Person reader, Selection selection, @Nullable Long before, int limit) {
        var grants = audiences.of(reader);
        var counts = counts(reader, grants);
        var inbox = rows.find(reader.key());
        var from = before == null ? Long.MAX_VALUE : before;
        return selection.words() == null
                ? page(read(reader, grants, inbox, selection, from, limit + 1), limit, counts)
                : search(reader, grants, inbox, selection, from, limit, counts);
    }

    private static InboxPage page(List<Notification> found, int limit, Counts counts) {
        var shown = found.subList(0, Math.min(limit, found.size()));
        return new InboxPage(shown, found.size() > limit ? shown.getLast().latestEventId() : null, counts);
    }

    private InboxPage search(
            Caller.Person reader,
            Grants grants,
            Inbox inbox,
            Selection selection,
            long from,
            int limit,
            Counts counts) {
        var found = new ArrayList<Notification>();
        var before = from;
        for (int looked = 0; looked < SEARCHED_MOST; looked += SEARCHED_AT_ONCE) {
            var read = read(reader, grants, inbox, selection, before, SEARCHED_AT_ONCE);
            read.stream().filter(selection::finds).forEach(found::add);
            if (found.size() > limit || read.size() < SEARCHED_AT_ONCE) {
                return page(found, limit, counts);
            }
            before = read.getLast().latestEventId();
        }
        return new InboxPage(found, before, counts);
    }

    /** How many are unread of a selection, exactly up to 1,000. */
    long unread(Caller.Person reader, Selection selection, Counts counts) {
        if (selection.type() == null && selection.topic() == null) {
            return counts.unread();
        }
        var unread = new Selection(Filter.UNREAD, selection.type(), selection.topic(), null);
        var inbox = rows.find(reader.key());
        var own = selection.topic() == null && selection.type() != null
                ? groups.unread(reader.key(), selection.type(), Broadcasts.COUNT_MOST)
                : 0;
        var others = broadcasts.latest(audiences.of(reader), inbox, unread, Long.MAX_VALUE, Broadcasts.COUNT_MOST);
        return Math.min(own + others.size(), Broadcasts.COUNT_MOST);
    }

    /** What is unread of what came while the reader was away for long; empty where that is little. */
    public Optional<Summary> summary(Caller.Person reader) {
        return absences.last(reader).flatMap(away -> {
            var unread = read(
                            reader,
                            audiences.of(reader),
                            rows.find(reader.key()),
                            Selection.of(Filter.UNREAD),
                            away.back() + 1,
                            SUMMED_MOST + 1)
                    .stream()
                    .filter(item -> item.latestEventId() > away.left().eventId())
                    .toList();
            if (unread.size() < Summary.LEAST) {
                absences.dismiss(reader);
                return Optional.empty();
            }
            return Optional.of(Summary.of(
                    away.left().at(),
                    unread.subList(0, Math.min(SUMMED_MOST, unread.size())),
                    unread.size() > SUMMED_MOST));
        });
    }

    private List<Notification> read(
            Caller.Person reader, Grants grants, Inbox inbox, Selection selection, long before, int limit) {
        var own = selection.topic() == null
                ? groups.latest(reader.key(), selection.filter(), selection.type(), before, limit)
                : List.<Group>of();
        var items = new ArrayList<>(personal(reader, own, Map.of()));
        items.addAll(notifications(broadcasts.latest(grants, inbox, selection, before, limit)));
        return items.stream()
                .sorted(Comparator.comparingLong(Notification::latestEventId).reversed())
                .limit(limit)
                .toList();
    }

    /** @param known what need not be read of these events */
    private List<Notification> personal(Caller.Person reader, Collection<Group> groups, Map<Long, Event> known) {
        var unknown = groups.stream()
                .map(Group::latestEventId)
                .filter(id -> !known.containsKey(id))
                .toList();
        var read = unknown.isEmpty()
                ? Map.<Long, Event>of()
                : log.find(unknown).stream().collect(Collectors.toMap(Event::id, Function.identity()));
        var edited = corrections.among(unknown);
        return groups.stream()
                .flatMap(group -> Stream.of(known, read)
                        .flatMap(events -> Optional.ofNullable(events.get(group.latestEventId())).stream())
                        .filter(log::isLive)
                        .map(event -> Notification.of(group, event, reader.name(), edited.contains(event.id()))))
                .toList();
    }

    private List<Notification> notifications(List<Stood> broadcasts) {
        var edited = corrections.among(Broadcasts.ids(broadcasts));
        return broadcasts.stream()
                .map(stood ->
                        Notification.of(stood, edited.contains(stood.event().id())))
                .toList();
    }

    /**
     * Those of these that a reader has.
     *
     * @param ids of notifications
     * @param known what need not be read of their events
     */
    List<Notification> items(
            Caller.Person reader, Grants grants, Inbox inbox, Collection<Long> ids, Map<Long, Event> known) {
        var own = groups.some(reader.key(), ids);
        var others = new TreeSet<>(ids);
        others.removeAll(own.keySet());
        var items = new ArrayList<>(personal(reader, own.values(), known));
        items.addAll(notifications(others.stream()
                .flatMap(id -> broadcasts.event(grants, id).stream())
                .map(event -> broadcasts.stood(grants, inbox, event))
                .toList()));
        return items;
    }

    /** @throws Problem 404 */
    public Notification find(Caller.Person reader, long id) {
        return items(reader, audiences.of(reader), rows.find(reader.key()), List.of(id), Map.of()).stream()
                .findFirst()
                .orElseThrow(Inboxes::unknown);
    }

    /**
     * The notification that an event is in.
     *
     * @param eventId or the id of a notification
     * @throws Problem 404
     */
    public Notification holding(Caller.Person reader, long eventId) {
        return find(reader, members.groupsOf(reader.key(), List.of(eventId)).getOrDefault(eventId, eventId));
    }

    /**
     * Who is in a notification and since when, latest first.
     *
     * @throws Problem 404
     */
    public List<Moment> moments(Caller.Person reader, long id, int limit) {
        var notification = find(reader, id);
        return moments(reader, List.of(notification), limit).getOrDefault(notification.id(), List.of());
    }

    /** The same of several, by their ids. */
    Map<String, List<Moment>> moments(Caller.Person reader, List<Notification> notifications, int limit) {
        var eventIds = new HashMap<String, List<Long>>();
        for (var notification : notifications) {
            var some = members.of(reader.key(), Long.parseLong(notification.id()), limit);
            eventIds.put(
                    notification.id(),
                    some.isEmpty()
                            ? List.of(notification.latestEventId())
                            : some.stream().map(MemberRows.Member::eventId).toList());
        }
        var all = eventIds.values().stream().flatMap(List::stream).toList();
        var events =
                log.find(all).stream().filter(log::isLive).collect(Collectors.toMap(Event::id, Function.identity()));
        var edited = corrections.among(all);
        var moments = new HashMap<String, List<Moment>>();
        eventIds.forEach((id, ids) -> moments.put(
                id,
                ids.stream()
                        .flatMap(eventId -> Optional.ofNullable(events.get(eventId)).stream())
                        .map(event -> Moment.of(event, edited.contains(event.id())))
                        .toList()));
        return moments;
    }

    /** @throws Problem 404 */
    @Transactional
    public void read(Caller.Person reader, long id) {
        stand(reader, id, Standing::reading);
    }

    /** @throws Problem 404 */
    @Transactional
    public void unread(Caller.Person reader, long id) {
        stand(reader, id, Standing::unreading);
    }

    /** @throws Problem 404 */
    @Transactional
    public void complete(Caller.Person reader, long id, boolean done) {
        stand(reader, id, standing -> standing.completing(done));
    }

    private void stand(Caller.Person reader, long id, UnaryOperator<Standing> deed) {
        var inbox = locked(reader);
        var stamp = inbox.version() + 1;
        var group = groups.find(reader.key(), id);
        var before = group.map(Group::standing)
                .orElseGet(() -> broadcasts
                        .event(audiences.of(reader), id)
                        .map(event -> broadcasts.standing(inbox, id))
                        .orElseThrow(Inboxes::unknown));
        var after = deed.apply(before);
        if (after.equals(before)) {
            return;
        }
        if (group.isPresent()) {
            groups.update(List.of(new GroupRows.Owned(reader.key(), group.get().stand(after, stamp))));
            rows.change(reader.key(), after.unseen() - before.unseen(), after.unread() - before.unread());
        } else {
            marks.put(reader.key(), Map.of(id, new Mark(after, stamp)));
            rows.change(reader.key(), 0, 0);
        }
        pusher.changed(reader, List.of(id));
    }

    /** The reader's row, locked; made where there is none yet. */
    Inbox locked(Caller.Person reader) {
        return rows.lock(reader.key()).orElseGet(() -> {
            log.lockHead();
            return rows.lock(reader.key()).orElseGet(() -> {
                rows.create(reader.key());
                return Inbox.empty(reader.key());
            });
        });
    }

    private static Problem unknown() {
        return Problem.notFound("You have no notification with this id.");
    }
}
