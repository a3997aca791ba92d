package dev.tidings.inbox;

import dev.tidings.account.Name;
import dev.tidings.inbox.InboxRows.NewRow;
import dev.tidings.log.Address;
import dev.tidings.log.Appending;
import dev.tidings.log.Event;
import dev.tidings.log.LogListener;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Fills the inboxes of those who are addressed by name, in the transaction of each event, and tells their screens. */
@Component
@Order(10)
class Notifying implements Appending, LogListener {

    private final InboxRows rows;
    private final Marks marks;
    private final StatePusher pusher;

    Notifying(InboxRows rows, Marks marks, StatePusher pusher) {
        this.rows = rows;
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
    }

    private void later(Event event) {
        var of = java.util.Objects.requireNonNull(event.of());
        if (event.type().equals(Event.RETRACTED)) {
            remove(event, of);
        } else {
            forEachRow(event, of, reader -> {
                rows.touch(reader, of, event.createdAt());
                rows.change(reader, 0, 0);
            });
        }
    }

    private void remove(Event event, long id) {
        forEachRow(
                event,
                id,
                reader -> rows.row(reader, id).ifPresent(row -> {
                    rows.delete(reader, id);
                    rows.change(
                            reader, -row.standing().unseen(), -row.standing().unread());
                }));
        marks.forget(id);
    }

    /** In the order of names; each reader's row is locked first. */
    private void forEachRow(Event event, long id, Consumer<String> deed) {
        for (var reader : readers(event)) {
            if (rows.lock(reader).isPresent() && rows.row(reader, id).isPresent()) {
                deed.accept(reader);
            }
        }
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
        for (var event : events) {
            remove(event, event.id());
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    tell(event, event.id());
                }
            });
        }
    }

    @Override
    public void forgotten(List<Event> events) {
        events.forEach(event -> remove(event, event.id()));
    }

    /** The tail's thread: after the streams were given the event itself, so that its state comes later. */
    @Override
    public void arrived(List<Event> events) {
        for (var event : events) {
            var of = event.of();
            if (of != null) {
                tell(event, of);
            } else if (event.notifies()) {
                readers(event).forEach(reader -> pusher.changed(reader, List.of(event.id())));
            }
        }
    }

    private void tell(Event event, long id) {
        readers(event).forEach(reader -> pusher.changed(reader, List.of(id)));
        if (!event.type().equals(Event.CORRECTED)) {
            var channels = event.audience().stream()
                    .filter(address -> !address.isPersonal())
                    .map(Address::channel)
                    .toList();
            pusher.gone(channels, id);
        }
    }
}
