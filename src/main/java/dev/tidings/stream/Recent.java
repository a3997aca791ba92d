package dev.tidings.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The latest events, in memory: most streams that come back are behind by less than that, and need not read the log. It
 * has every id from the first to the last one, or says that it has not.
 */
final class Recent {

    private static final int EVENTS_MOST = 16_384;
    private static final int TARGETS_MOST = 8;
    private static final int CHARACTERS_MOST = 8 * 1024 * 1024;

    private final AtomicReferenceArray<@Nullable Frames> ring = new AtomicReferenceArray<>(EVENTS_MOST);
    private volatile long first = Long.MAX_VALUE;
    private volatile long last;

    // The tail's thread alone.
    private long characters;

    /** The tail's thread, in the order of ids, without a hole. */
    void add(Frames next) {
        var event = next.event();
        var id = event.id();
        if (first == Long.MAX_VALUE || id != last + 1) {
            clear();
            first = id;
        }
        if (event.isLater()) {
            forget(Objects.requireNonNull(event.of()));
        }
        // What is for many by name is seldom read again by one of them, and its audience may be larger than itself.
        var kept = event.targets().size() > TARGETS_MOST ? null : next;
        characters += kept == null ? 0 : event.size();
        while (id - first >= EVENTS_MOST || (characters > CHARACTERS_MOST && first < id)) {
            first++;
            drop(first - 1);
        }
        ring.set(slot(id), kept);
        last = id;
    }

    /** What it was is not to be read any more: whoever needs it asks the log what it is now. */
    private void forget(long id) {
        for (var each = Math.max(first, id); each <= last; each++) {
            var known = ring.get(slot(each));
            if (known != null && (each == id || Objects.equals(known.event().of(), id))) {
                drop(each);
            }
        }
    }

    private void drop(long id) {
        var dropped = ring.getAndSet(slot(id), null);
        characters -= dropped == null ? 0 : dropped.event().size();
    }

    void clear() {
        first = Long.MAX_VALUE;
        for (int i = 0; i < EVENTS_MOST; i++) {
            ring.set(i, null);
        }
        characters = 0;
    }

    /** All events later than an id, up to another one; null where the log must be asked. */
    @Nullable
    List<Frames> after(long after, long upTo) {
        if (after + 1 < first || upTo > last) {
            return null;
        }
        var found = new ArrayList<Frames>();
        for (var id = after + 1; id <= upTo; id++) {
            var next = ring.get(slot(id));
            if (next == null || next.event().id() != id) {
                return null;
            }
            found.add(next);
        }
        return found;
    }

    private static int slot(long id) {
        return (int) (id % EVENTS_MOST);
    }
}
