package dev.tidings.inbox;

import dev.tidings.account.MuteBook;
import dev.tidings.account.Name;
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

    private final Grouping grouping;
    private final BroadcastRows broadcasts;
    private final Marks marks;
    private final MuteBook mutes;
    private final StatePusher pusher;

    Notifying(Grouping grouping, BroadcastRows broadcasts, Marks marks, MuteBook mutes, StatePusher pusher) {
        this.grouping = grouping;
        this.broadcasts = broadcasts;
        this.marks = marks;
        this.mutes = mutes;
        this.pusher = pusher;
    }

    @Override
    public void appended(List<Event> events) {
        events.stream().filter(Event::isLater).forEach(this::later);
        grouping.add(unmuted(byReader(events.stream()
                .filter(event -> !event.isLater() && event.notifies())
                .toList())));
        broadcasts.insert(events);
    }

    /** What is muted is in no inbox, and so counts nowhere. */
    private SortedMap<String, List<Event>> unmuted(SortedMap<String, List<Event>> told) {
        if (!told.isEmpty()) {
            mutes.of(told.keySet()).forEach((reader, muted) -> {
                if (!muted.isEmpty()) {
                    told.computeIfPresent(reader, (key, events) -> {
                        var left = events.stream()
                                .filter(event -> !muted.mutes(event))
                                .toList();
                        return left.isEmpty() ? null : left;
                    });
                }
            });
        }
        return told;
    }

    private void later(Event event) {
        var of = Objects.requireNonNull(event.of());
        if (event.type().equals(Event.RETRACTED)) {
            readers(event).forEach(reader -> grouping.takeOut(reader, List.of(of)));
            broadcasts.deleteOf(event, of);
            marks.forget(of);
        } else {
            readers(event).forEach(reader -> grouping.correct(reader, event, of));
        }
    }

    private static SortedMap<String, List<Event>> byReader(List<Event> events) {
        var byReader = new TreeMap<String, List<Event>>();
        for (var event : events) {
            readers(event)
                    .forEach(reader -> byReader.computeIfAbsent(reader, name -> new ArrayList<>())
                            .add(event));
        }
        return byReader;
    }

    private static List<String> readers(Event event) {
        return event.audience().stream()
                .filter(Address::isPersonal)
                .map(address -> Name.key(address.name()))
                .sorted()
                .toList();
    }

    private static List<Long> ids(List<Event> events) {
        return events.stream().map(Event::id).toList();
    }

    /** All readers' rows in the order of names, and only then marks, in the order of ids: each reader's deed does so. */
    @Override
    public void expired(List<Event> events) {
        byReader(events).forEach((reader, theirs) -> grouping.takeOut(reader, ids(theirs)));
        removeBroadcasts(events);
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
        byReader(events).forEach((reader, theirs) -> grouping.forget(reader, ids(theirs)));
        removeBroadcasts(events);
    }

    private void removeBroadcasts(List<Event> events) {
        broadcasts.delete(events);
        events.stream().map(Event::id).sorted().forEach(marks::forget);
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
