package dev.tidings.inbox;

import dev.tidings.account.Grants;
import dev.tidings.inbox.BroadcastRows.Want;
import dev.tidings.inbox.InboxRows.Inbox;
import dev.tidings.log.Address;
import dev.tidings.log.Event;
import dev.tidings.log.EventLog;
import dev.tidings.log.Range;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
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

    /** A broadcast of a reader and where it stands. */
    record Stood(Event event, Address to, Standing standing) {}

    /** What is left of the events up to an id, exactly up to 1,000. */
    Left left(Grants grants, Inbox inbox, long upTo) {
        var standings = new ArrayList<>(
                unmarked(grants, inbox, inbox.readUpTo(), upTo, COUNT_MOST).values());
        var open = marks.open(inbox.reader(), upTo, COUNT_MOST);
        if (!open.isEmpty()) {
            log.find(open.keySet()).stream()
                    .filter(event -> isIn(grants, event))
                    .forEach(event -> standings.add(standing(inbox, open, event.id())));
        }
        return new Left(
                Math.min(standings.stream().mapToInt(Standing::unseen).sum(), COUNT_MOST),
                Math.min(standings.stream().mapToInt(Standing::unread).sum(), COUNT_MOST));
    }

    /** The reader's broadcasts later than an id, and since they may read them; of one topic, or of all. */
    private static List<Range> ranges(Grants grants, @Nullable String topic, long after) {
        return grants.broadcasts().stream()
                .filter(grant -> topic == null || grant.address().equals(Address.topic(topic)))
                .map(grant -> new Range(
                        grant.address().channel(), Math.max(after, Math.max(grant.since(), grant.inboxSince()))))
                .toList();
    }

    private static Want want(Grants grants, Inbox inbox, @Nullable String type) {
        return new Want(inbox.reader(), type, !grants.mutes().isEmpty(), false);
    }

    private static Standing standing(Inbox inbox, Map<Long, Standing> marks, long id) {
        var mark = marks.get(id);
        return mark != null ? mark : new Standing(id <= inbox.seenUpTo(), id <= inbox.readUpTo(), false);
    }

    Standing standing(Inbox inbox, long id) {
        return marks.find(inbox.reader(), id).orElseGet(() -> standing(inbox, Map.of(), id));
    }

    /** A broadcast that is in this reader's inbox. */
    Optional<Event> event(Grants grants, long id) {
        return log.find(id).filter(event -> isIn(grants, event));
    }

    private boolean isIn(Grants grants, Event event) {
        return log.isLive(event)
                && grants.to(event)
                        .filter(way -> way.inbox() && !way.to().isPersonal())
                        .isPresent();
    }

    /** Newest first; some of what is looked at may not belong, so a list may be shorter than what there is. */
    List<Stood> latest(Grants grants, Inbox inbox, Selection selection, long before, int limit) {
        if (ranges(grants, selection.topic(), 0).isEmpty()) {
            // Whether something went to a topic too is not for those who may not read it.
            return List.of();
        }
        var from = Math.min(before, log.head() + 1);
        return switch (selection.filter()) {
            case ALL -> scan(grants, inbox, selection, 0, from, limit);
            case UNREAD -> {
                var unread = new TreeMap<Long, Stood>();
                scan(grants, inbox, selection, inbox.readUpTo(), from, limit)
                        .forEach(stood -> unread.put(stood.event().id(), stood));
                marked(grants, inbox, selection, Math.min(before, inbox.readUpTo() + 1), limit)
                        .forEach(stood -> unread.put(stood.event().id(), stood));
                yield unread.descendingMap().values().stream().limit(limit).toList();
            }
            case DONE -> marked(grants, inbox, selection, before, limit);
        };
    }

    private List<Stood> scan(Grants grants, Inbox inbox, Selection selection, long after, long before, int limit) {
        var ranges = ranges(grants, selection.topic(), after);
        var found = new ArrayList<Stood>();
        var next = before;
        while (next > 0 && found.size() < limit) {
            var ids = rows.latest(want(grants, inbox, selection.type()), ranges, next - 1, limit);
            if (!ids.isEmpty()) {
                found.addAll(stood(grants, inbox, selection, ids));
            }
            next = ids.size() < limit ? 0 : ids.getLast();
        }
        return found.stream().limit(limit).toList();
    }

    private List<Stood> marked(Grants grants, Inbox inbox, Selection selection, long before, int limit) {
        var found = new ArrayList<Stood>();
        var next = before;
        while (next > 0 && found.size() < limit) {
            var ids = marks.latest(inbox.reader(), selection.filter(), next, limit);
            if (!ids.isEmpty()) {
                found.addAll(stood(grants, inbox, selection, ids));
            }
            next = ids.size() < limit ? 0 : ids.getLast();
        }
        return found.stream().limit(limit).toList();
    }

    /** @param ids newest first */
    private List<Stood> stood(Grants grants, Inbox inbox, Selection selection, List<Long> ids) {
        var standings = marks.between(inbox.reader(), ids.getLast(), ids.getFirst());
        var stood = new ArrayList<Stood>();
        for (var event : log.find(ids).reversed()) {
            var standing = standing(inbox, standings, event.id());
            if (isIn(grants, event)
                    && selection.filter().places().contains(standing.place())
                    && (selection.type() == null || selection.type().equals(event.type()))) {
                var to = grants.to(event).orElseThrow().to();
                if (selection.topic() == null || topics(grants, event).contains(selection.topic())) {
                    stood.add(new Stood(event, to, standing));
                }
            }
        }
        return stood;
    }

    /** The topics that brought an event to a reader's inbox. */
    static List<String> topics(Grants grants, Event event) {
        return event.audience().stream()
                .filter(address -> address.kind().equals("topic") && brings(grants, address, event.id()))
                .map(Address::name)
                .toList();
    }

    private static boolean brings(Grants grants, Address topic, long id) {
        var grant = grants.byChannel().get(topic.channel());
        return grant != null
                && id > Math.max(grant.since(), grant.inboxSince())
                && !grants.mutes().mutesTopic(topic.name(), id);
    }

    Stood stood(Grants grants, Inbox inbox, Event event) {
        return new Stood(event, grants.to(event).orElseThrow().to(), standing(inbox, event.id()));
    }

    /** The newest without a mark of their own between two ids, by id: where they stand now. */
    Map<Long, Standing> unmarked(Grants grants, Inbox inbox, long after, long upTo, int limit) {
        return unmarked(
                new Want(inbox.reader(), null, !grants.mutes().isEmpty(), true), grants, inbox, after, upTo, limit);
    }

    /** The same with what is muted: it stands somewhere too, and shows where the mute is undone. */
    Map<Long, Standing> unmarkedAndMuted(Grants grants, Inbox inbox, long after, long upTo, int limit) {
        return unmarked(new Want(inbox.reader(), null, false, true), grants, inbox, after, upTo, limit);
    }

    private Map<Long, Standing> unmarked(Want want, Grants grants, Inbox inbox, long after, long upTo, int limit) {
        var unmarked = new TreeMap<Long, Standing>();
        rows.latest(want, ranges(grants, null, after), upTo, limit)
                .forEach(id -> unmarked.put(id, standing(inbox, Map.of(), id)));
        return unmarked;
    }

    static List<Long> ids(Collection<Stood> stood) {
        return stood.stream().map(each -> each.event().id()).toList();
    }
}
