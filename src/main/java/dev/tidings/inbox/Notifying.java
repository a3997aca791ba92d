package dev.tidings.inbox;

import dev.tidings.account.MuteBook;
import dev.tidings.account.Name;
import dev.tidings.log.Address;
import dev.tidings.log.AfterCommit;
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
        grouping.add(unmuted(byReader(events)));
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
            var taken = new TreeMap<String, List<Long>>();
            readers(event).forEach(reader -> taken.put(reader, List.of(of)));
            grouping.takeOut(taken);
            broadcasts.deleteOf(event, of);
            marks.forget(List.of(of));
        } else {
            readers(event).forEach(reader -> grouping.correct(reader, event, of));
        }
    }

    private static SortedMap<String, List<Event>> byReader(List<Event> events) {
        var byReader = new TreeMap<String, List<Event>>();
        for (var event : events.stream().filter(Event::notifies).toList()) {
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

    private static SortedMap<String, List<Long>> ids(List<Event> events) {
        var ids = new TreeMap<String, List<Long>>();
        byReader(events)
                .forEach((reader, theirs) ->
                        ids.put(reader, theirs.stream().map(Event::id).toList()));
        return ids;
    }

    /** All readers' rows in the order of names, and only then marks, in the order of ids: each reader's deed does so. */
    @Override
    public void expired(List<Event> events) {
        grouping.takeOut(ids(events));
        removeBroadcasts(events);
        AfterCommit.run(() -> events.stream().filter(Event::notifies).forEach(event -> tell(event, event.id())));
    }

    @Override
    public void forgotten(List<Event> events) {
        var touched = grouping.forget(ids(events));
        removeBroadcasts(events);
        AfterCommit.run(() -> touched.forEach(pusher::changed));
    }

    private void removeBroadcasts(List<Event> events) {
        broadcasts.delete(events);
        marks.forget(events.stream().map(Event::id).sorted().toList());
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
