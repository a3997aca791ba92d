package dev.tidings.inbox;

import dev.tidings.account.Name;
import dev.tidings.inbox.InboxRows.NewRow;
import dev.tidings.log.Address;
import dev.tidings.log.Appending;
import dev.tidings.log.Event;
import dev.tidings.log.LogListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Fills the inboxes of those who are addressed by name, in the transaction of each event, and tells their screens. */
@Component
@Order(10)
class Notifying implements Appending, LogListener {

    private final InboxRows rows;
    private final BroadcastRows broadcasts;
    private final Marks marks;
    private final StatePusher pusher;

    Notifying(InboxRows rows, BroadcastRows broadcasts, Marks marks, StatePusher pusher) {
        this.rows = rows;
        this.broadcasts = broadcasts;
        this.marks = marks;
        this.pusher = pusher;
    }

    @Override
    public void appended(List<Event> events) {
        var fresh = new ArrayList<NewRow>();
        var differences = new TreeMap<String, long[]>();
        for (var event : events) {
            if (event.isLater()) {
                later(event);
            } else if (event.notifies()) {
                for (var reader : readers(event)) {
                    fresh.add(new NewRow(reader, event.id(), event.type(), event.createdAt()));
                    var difference = differences.computeIfAbsent(reader, name -> new long[2]);
                    difference[0]++;
                    difference[1]++;
                }
            }
        }
        if (!fresh.isEmpty()) {
            rows.change(differences);
            rows.insert(fresh);
        }
        broadcasts.insert(events);
    }

    private void later(Event event) {
        var of = Objects.requireNonNull(event.of());
        if (event.type().equals(Event.RETRACTED)) {
            var gone = new TreeMap<String, List<Long>>();
            readers(event).forEach(reader -> gone.put(reader, List.of(of)));
            remove(gone);
            broadcasts.deleteOf(event, of);
            marks.forget(of);
        } else {
            for (var reader : readers(event)) {
                if (rows.lock(reader).isPresent() && rows.row(reader, of).isPresent()) {
                    rows.touch(reader, of, event.createdAt());
                    rows.change(reader, 0, 0);
                }
            }
        }
    }

    /** All readers' rows in the order of names, and only then marks, in the order of ids: each reader's deed does so. */
    private void remove(List<Event> events) {
        var gone = new TreeMap<String, List<Long>>();
        for (var event : events) {
            readers(event)
                    .forEach(reader -> gone.computeIfAbsent(reader, name -> new ArrayList<>())
                            .add(event.id()));
        }
        remove(gone);
        broadcasts.delete(events);
        events.stream().map(Event::id).sorted().forEach(marks::forget);
    }

    private void remove(SortedMap<String, List<Long>> gone) {
        gone.forEach((reader, ids) -> {
            if (rows.lock(reader).isPresent()) {
                ids.forEach(id -> remove(reader, id));
            }
        });
    }

    private void remove(String reader, long id) {
        rows.row(reader, id).ifPresent(row -> {
            rows.delete(reader, id);
            rows.change(reader, -row.standing().unseen(), -row.standing().unread());
        });
    }

    private static List<String> readers(Event event) {
        return event.audience().stream()
                .filter(Address::isPersonal)
                .map(address -> Name.key(address.name()))
                .sorted()
                .toList();
    }

    @Override
    public void expired(List<Event> events) {
        remove(events);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                events.stream()
                        .filter(Event::notifies)
                        .filter(event -> !event.isLater())
                        .forEach(event -> tell(event, event.id()));
            }
        });
    }

    @Override
    public void forgotten(List<Event> events) {
        remove(events);
    }

    /** The tail's thread: after the streams were given the event itself, so that its state comes later. */
    @Override
    public void arrived(List<Event> events) {
        for (var event : events) {
            var of = event.of();
            if (of != null) {
                tell(event, of);
            } else if (event.notifies()) {
                readers(event).forEach(reader -> pusher.arrived(reader, event));
            }
        }
    }

    private void tell(Event event, long id) {
        readers(event).forEach(reader -> pusher.changed(reader, List.of(id)));
        if (!event.type().equals(Event.CORRECTED)) {
            pusher.gone(BroadcastRows.channels(event), id);
        }
    }
}
