package dev.tidings.inbox;

import dev.tidings.account.Audiences;
import dev.tidings.account.Caller;
import dev.tidings.account.Grants;
import dev.tidings.inbox.InboxRows.Inbox;
import dev.tidings.inbox.InboxRows.Row;
import dev.tidings.log.Address;
import dev.tidings.log.Event;
import dev.tidings.log.EventLog;
import dev.tidings.log.LogKeeper;
import dev.tidings.problem.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The inboxes of all readers: counts, lists, and the deeds that change them. */
@Component
public class Inboxes {

    private final InboxRows rows;
    private final Broadcasts broadcasts;
    private final EventLog log;
    private final LogKeeper keeper;
    private final Audiences audiences;
    private final StatePusher pusher;

    Inboxes(
            InboxRows rows,
            Broadcasts broadcasts,
            EventLog log,
            LogKeeper keeper,
            Audiences audiences,
            StatePusher pusher) {
        this.rows = rows;
        this.broadcasts = broadcasts;
        this.log = log;
        this.keeper = keeper;
        this.audiences = audiences;
        this.pusher = pusher;
    }

    public Counts counts(Caller.Person reader) {
        return counts(reader, audiences.of(reader));
    }

    /** The head is read first: what comes after it is not in the counts. */
    Counts counts(Caller.Person reader, Grants grants) {
        keeper.settleExpiries();
        var asOf = log.head();
        return counts(reader, grants, rows.find(reader.key()), asOf);
    }

    private Counts counts(Caller.Person reader, Grants grants, Inbox inbox, long asOf) {
        var left = broadcasts.left(reader, grants, inbox, asOf);
        return new Counts(
                Math.min(inbox.unseen() + left.unseen(), Broadcasts.COUNT_MOST),
                Math.min(inbox.unread() + left.unread(), Broadcasts.COUNT_MOST),
                asOf,
                inbox.version());
    }

    /**
     * Newest first.
     *
     * @param before the {@code next} of the page before, or null
     */
    public InboxPage page(Caller.Person reader, Filter filter, @Nullable Long before, int limit) {
        var grants = audiences.of(reader);
        var counts = counts(reader, grants);
        var inbox = rows.find(reader.key());
        var from = before == null ? Long.MAX_VALUE : before;
        var items = new ArrayList<Notification>();
        rows.latest(reader.key(), filter, from, limit + 1)
                .forEach(row -> personal(reader, row, Map.of()).ifPresent(items::add));
        items.addAll(broadcasts.latest(reader, grants, inbox, filter, from, limit + 1));
        var page = Broadcasts.newest(items, limit);
        return new InboxPage(page, items.size() > limit ? page.getLast().latestEventId() : null, counts);
    }

    private Optional<Notification> personal(Caller.Person reader, Row row, Map<Long, Event> known) {
        var to = Address.user(reader.name()).toString();
        return Optional.ofNullable(known.get(row.latestEventId()))
                .or(() -> log.find(row.latestEventId()))
                .filter(log::isLive)
                .map(event -> Notification.of(event, to, row.standing(), row.updatedAt()));
    }

    /** @param items those of some that this reader has, as they are now */
    record Standings(Counts counts, List<Notification> items) {}

    /** @param known what need not be read of these events */
    Standings standings(Caller.Person reader, Grants grants, Collection<Long> ids, Map<Long, Event> known) {
        keeper.settleExpiries();
        var asOf = log.head();
        var inbox = rows.find(reader.key());
        return new Standings(counts(reader, grants, inbox, asOf), items(reader, grants, inbox, ids, known));
    }

    private List<Notification> items(
            Caller.Person reader, Grants grants, Inbox inbox, Collection<Long> ids, Map<Long, Event> known) {
        var personal = rows.some(reader.key(), ids);
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(personal.get(id))
                        .flatMap(row -> personal(reader, row, known))
                        .or(() -> broadcasts
                                .event(reader, grants, id)
                                .map(event -> broadcasts.item(grants, event, broadcasts.standing(inbox, id))))
                        .stream())
                .toList();
    }

    /** @throws Problem 404 */
    public Notification find(Caller.Person reader, long id) {
        return items(reader, audiences.of(reader), rows.find(reader.key()), List.of(id), Map.of()).stream()
                .findFirst()
                .orElseThrow(Inboxes::unknown);
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
        if (!change(locked(reader), reader, audiences.of(reader), id, deed).orElseThrow(Inboxes::unknown)) {
            return;
        }
        pusher.changed(reader, List.of(id));
    }

    /** Whether something changed; empty where the reader has no such notification. */
    private Optional<Boolean> change(
            Inbox inbox, Caller.Person reader, Grants grants, long id, UnaryOperator<Standing> deed) {
        var row = rows.row(inbox.reader(), id);
        var before = row.map(Row::standing)
                .or(() -> broadcasts.event(reader, grants, id).map(event -> broadcasts.standing(inbox, id)));
        return before.map(standing -> {
            var after = deed.apply(standing);
            if (after.equals(standing)) {
                return false;
            }
            if (row.isPresent()) {
                rows.stand(inbox.reader(), id, after);
                rows.change(inbox.reader(), after.unseen() - standing.unseen(), after.unread() - standing.unread());
            } else {
                broadcasts.put(inbox, id, after);
                rows.change(inbox.reader(), 0, 0);
            }
            return true;
        });
    }

    /** The reader's row, locked; made where there is none yet. */
    private Inbox locked(Caller.Person reader) {
        return rows.lock(reader.key()).orElseGet(() -> {
            log.lockHead();
            return rows.lock(reader.key()).orElseGet(() -> {
                rows.create(reader.key());
                return Inbox.empty(reader.key());
            });
        });
    }

    /**
     * All up to an event are seen, or read and seen. Returns how many that changed; of broadcasts it counts 1,000 at
     * most, as the counts do.
     */
    @Transactional
    public long raise(Caller.Person reader, long upTo, boolean reading) {
        keeper.settleExpiries();
        var inbox = locked(reader);
        var to = Math.min(upTo, log.head());
        var left = broadcasts.left(reader, audiences.of(reader), inbox, to);
        var personal = rows.raiseRows(inbox.reader(), to, reading);
        var marked = broadcasts.raise(inbox, to, reading);
        var raised = rows.raise(inbox.reader(), to, reading ? to : 0);
        // Even where this sign-in has nothing of what lies below: another one of the same person may.
        if (personal[0] > 0 || marked || raised) {
            rows.change(inbox.reader(), -personal[1], -personal[2]);
            pusher.reload(reader);
        }
        return personal[0] + (reading ? left.unread() : left.unseen());
    }

    /** These are seen, or read and seen; what the reader does not have is passed over. Returns how many changed. */
    @Transactional
    public long raise(Caller.Person reader, Collection<Long> ids, boolean reading) {
        var inbox = locked(reader);
        var grants = audiences.of(reader);
        UnaryOperator<Standing> deed = reading ? Standing::reading : Standing::seeing;
        var changed = ids.stream()
                .distinct()
                .sorted()
                .filter(id -> change(inbox, reader, grants, id, deed).orElse(false))
                .toList();
        if (!changed.isEmpty()) {
            pusher.changed(reader, changed);
        }
        return changed.size();
    }

    private static Problem unknown() {
        return Problem.notFound("You have no notification with this id.");
    }
}
