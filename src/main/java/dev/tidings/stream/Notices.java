package dev.tidings.stream;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a stream has to say beside events: the latest state, a sign of life, its goodbye. */
final class Notices {

    private static final Duration FAREWELL = Duration.ofMillis(800);

    private @Nullable ReaderState state;
    private boolean beat;
    private @Nullable String bye;
    private @Nullable Instant deadline;
    private volatile boolean some;

    /** At one look, as most writes are of events alone. */
    boolean isEmpty() {
        return !some;
    }

    synchronized void add(ReaderState change) {
        state = state == null ? change : state.join(change);
        some = true;
    }

    synchronized void beat() {
        beat = true;
        some = true;
    }

    /** The first reason stands. */
    synchronized void bye(String reason, Instant now) {
        if (bye == null) {
            some = true;
            bye = reason;
            deadline = now.plus(FAREWELL);
        }
    }

    synchronized @Nullable String bye() {
        return bye;
    }

    /** Whoever does not read the goodbye is cut off. */
    synchronized boolean isOverdue(Instant now) {
        return deadline != null && !deadline.isAfter(now);
    }

    /** The latest state, once the stream may say it; null where nothing changed. */
    synchronized @Nullable ReaderState takeState() {
        var taken = state;
        state = null;
        settle();
        return taken;
    }

    synchronized boolean takeBeat() {
        var taken = beat;
        beat = false;
        settle();
        return taken;
    }

    private void settle() {
        some = beat || state != null || bye != null;
    }
}
