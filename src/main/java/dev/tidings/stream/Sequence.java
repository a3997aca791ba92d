package dev.tidings.stream;

import dev.tidings.log.Event;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Frames in the order in which they are to be written. Immutable, and shared: streams that have the same to write get
 * to the same object, as each remembers what followed it, so that their bytes are joined once and not once each.
 */
final class Sequence {

    static final Sequence EMPTY = new Sequence();

    /**
     * What was joined last, as those who have the same to write come one after the other. The sequences themselves don't
     * keep it: each leads to the one before, so the last of many would keep all that was ever joined on the way to it.
     */
    private static final AtomicReferenceArray<@Nullable Joined> LATEST = new AtomicReferenceArray<>(32);

    private record Joined(Sequence sequence, boolean asChunk, byte[] bytes) {}

    private final @Nullable Sequence before;
    private final @Nullable Frame frame;
    private final int frames;
    private final int size;
    private final long first;
    private final long last;
    private final int events;
    private final @Nullable Instant since;
    private final boolean expiring;

    // Set by races that do no harm: whoever loses has made an equal one.
    private @Nullable Sequence next;
    private @Nullable Sequence other;

    private Sequence() {
        before = null;
        frame = null;
        frames = 0;
        size = 0;
        first = 0;
        last = 0;
        events = 0;
        since = null;
        expiring = false;
    }

    private Sequence(Sequence before, Frame frame) {
        this.before = before;
        this.frame = frame;
        this.frames = before.frames + 1;
        this.size = before.size + frame.bytes().length;
        var event = frame.event();
        if (event == null) {
            this.first = before.first;
            this.last = before.last;
            this.events = before.events;
            this.since = before.since;
            this.expiring = before.expiring;
        } else {
            this.first = before.events == 0 ? event.id() : before.first;
            this.last = event.id();
            this.events = before.events + 1;
            this.since = before.events == 0 ? event.createdAt() : before.since;
            this.expiring = before.expiring || event.expiresAt() != null;
        }
    }

    Sequence and(Frame more) {
        var known = next;
        if (known != null && known.frame == more) {
            return known;
        }
        var another = other;
        if (another != null && another.frame == more) {
            return another;
        }
        var fresh = new Sequence(this, more);
        other = known;
        next = fresh;
        return fresh;
    }

    /** Those of its frames that tell such events. */
    Sequence only(Predicate<Event> wanted) {
        var kept = new ArrayList<Frame>();
        for (var each = this; each != null && each.frame != null; each = each.before) {
            if (each.frame.event() == null || wanted.test(each.frame.event())) {
                kept.add(each.frame);
            }
        }
        return kept.size() == frames ? this : kept.reversed().stream().reduce(EMPTY, Sequence::and, (a, b) -> b);
    }

    boolean isEmpty() {
        return frames == 0;
    }

    int frames() {
        return frames;
    }

    /** In bytes. */
    int size() {
        return size;
    }

    /** The id of its first event, 0 where it has none. */
    long first() {
        return first;
    }

    /** The id of its last event, 0 where it has none. */
    long last() {
        return last;
    }

    int events() {
        return events;
    }

    /** When its first event was committed. */
    @Nullable
    Instant since() {
        return since;
    }

    /** One of its events is not to be shown for ever. */
    boolean isExpiring() {
        return expiring;
    }

    ByteBuffer bytes() {
        return ByteBuffer.wrap(joined(false));
    }

    /** As a chunk of HTTP/1.1, after the end of the chunk before, which Jetty leaves open. */
    ByteBuffer chunk() {
        return ByteBuffer.wrap(joined(true));
    }

    private byte[] joined(boolean asChunk) {
        var slot = System.identityHashCode(this) & (LATEST.length() - 1);
        var known = LATEST.get(slot);
        if (known == null || known.sequence() != this || known.asChunk() != asChunk) {
            known = new Joined(this, asChunk, join(asChunk ? "\r\n" + Integer.toHexString(size) + "\r\n" : ""));
            LATEST.set(slot, known);
        }
        return known.bytes();
    }

    private byte[] join(String header) {
        var target = Arrays.copyOf(header.getBytes(StandardCharsets.US_ASCII), header.length() + size);
        var at = target.length;
        for (var each = this; each != null && each.frame != null; each = each.before) {
            var part = each.frame.bytes();
            at -= part.length;
            System.arraycopy(part, 0, target, at, part.length);
        }
        return target;
    }
}
