package dev.tidings.inbox;

import dev.tidings.account.Caller;
import dev.tidings.account.Grants;
import dev.tidings.inbox.InboxRows.Inbox;
import dev.tidings.log.Event;
import dev.tidings.log.EventLog;
import dev.tidings.log.Range;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What came through topics, roles or everyone: one event however many read it, a state of one's own only when made. */
@Component
class Broadcasts {

    static final int COUNT_MOST = 1_000;

    private final EventLog log;
    private final BroadcastRows rows;
    private final Marks marks;

    Broadcasts(EventLog log, BroadcastRows rows, Marks marks) {
        this.log = log;
        this.rows = rows;
        this.marks = marks;
    }

    record Left(long unseen, long unread) {}

    /** What is left of the events up to an id, exactly up to 1,000. */
    Left left(Caller.Person reader, Grants grants, Inbox inbox, long upTo) {
        var open = marks.open(inbox.reader(), inbox.readUpTo());
        var ids = new ArrayList<>(
                rows.latest(inbox.reader(), ranges(grants, inbox.readUpTo()), upTo, COUNT_MOST + open.size()));
        open.keySet().stream()
                .filter(id -> id <= inbox.readUpTo()
                        && id <= upTo
                        && event(reader, grants, id).isPresent())
                .forEach(ids::add);
        long unseen = 0;
        long unread = 0;
        for (var id : ids) {
            var standing = standing(inbox, open, id);
            unseen += standing.unseen();
            unread += standing.unread();
        }
        return new Left(Math.min(unseen, COUNT_MOST), Math.min(unread, COUNT_MOST));
    }

    /** The reader's broadcasts later than an id, and since they may read them. */
    private static List<Range> ranges(Grants grants, long after) {
        return grants.broadcasts().stream()
                .map(grant -> new Range(
                        grant.address().channel(), Math.max(after, Math.max(grant.since(), grant.inboxSince()))))
                .toList();
    }

    private static Standing standing(Inbox inbox, Map<Long, Standing> marks, long id) {
        var mark = marks.get(id);
        return mark != null ? mark : new Standing(id <= inbox.seenUpTo(), id <= inbox.readUpTo(), false);
    }

    Standing standing(Inbox inbox, long id) {
        return marks.find(inbox.reader(), id).orElseGet(() -> standing(inbox, Map.of(), id));
    }

    /** A broadcast that is in this reader's inbox. */
    Optional<Event> event(Caller.Person reader, Grants grants, long id) {
        return log.find(id).filter(event -> log.isLive(event) && isIn(reader, grants, event));
    }

    private static boolean isIn(Caller.Person reader, Grants grants, Event event) {
        return grants.to(event)
                .filter(way -> way.inbox() && !way.to().isPersonal())
                .isPresent();
    }

    /** Newest first. */
    List<Notification> latest(Caller.Person reader, Grants grants, Inbox inbox, Filter filter, long before, int limit) {
        return switch (filter) {
            case ALL -> scan(reader, grants, inbox, ranges(grants, 0), filter, before, limit);
            case UNREAD -> {
                var unread = new ArrayList<>(
                        scan(reader, grants, inbox, ranges(grants, inbox.readUpTo()), filter, before, limit));
                unread.addAll(marked(reader, grants, inbox, filter, Math.min(before, inbox.readUpTo() + 1), limit));
                yield newest(unread, limit);
            }
            case DONE -> marked(reader, grants, inbox, filter, before, limit);
        };
    }

    static List<Notification> newest(List<Notification> items, int limit) {
        return items.stream()
                .sorted(Comparator.comparingLong(Notification::latestEventId).reversed())
                .limit(limit)
                .toList();
    }

    private List<Notification> scan(
            Caller.Person reader,
            Grants grants,
            Inbox inbox,
            List<Range> ranges,
            Filter filter,
            long before,
            int limit) {
        var found = new ArrayList<Notification>();
        var next = before;
        while (next > 0 && found.size() < limit) {
            var ids = rows.latest(inbox.reader(), ranges, next - 1, limit);
            if (!ids.isEmpty()) {
                var standings = marks.between(inbox.reader(), ids.getLast(), ids.getFirst());
                log.find(ids).reversed().stream()
                        .filter(event -> log.isLive(event) && isIn(reader, grants, event))
                        .map(event -> item(grants, event, standing(inbox, standings, event.id())))
                        .filter(item -> !item.done() && (filter == Filter.ALL || !item.read()))
                        .forEach(found::add);
            }
            next = ids.size() < limit ? 0 : ids.getLast();
        }
        return found.stream().limit(limit).toList();
    }

    private List<Notification> marked(
            Caller.Person reader, Grants grants, Inbox inbox, Filter filter, long before, int limit) {
        var found = new ArrayList<Notification>();
        var next = before;
        while (next > 0 && found.size() < limit) {
            var ids = marks.latest(inbox.reader(), filter, next, limit);
            ids.stream()
                    .flatMap(id -> event(reader, grants, id).stream())
                    .map(event -> item(grants, event, standing(inbox, event.id())))
                    .forEach(found::add);
            next = ids.size() < limit ? 0 : ids.getLast();
        }
        return found.stream().limit(limit).toList();
    }

    Notification item(Grants grants, Event event, Standing standing) {
        var to = grants.to(event).orElseThrow().to().toString();
        return Notification.of(event, to, standing, event.createdAt());
    }

    void put(Inbox inbox, long id, Standing standing) {
        marks.put(inbox.reader(), id, standing);
    }

    /** Whether a mark changed. */
    boolean raise(Inbox inbox, long upTo, boolean reading) {
        return marks.raise(inbox.reader(), upTo, reading);
    }
}
