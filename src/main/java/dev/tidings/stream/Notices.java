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

    synchronized void add(ReaderState change) {
        state = state == null ? change : state.join(change);
    }

    synchronized void beat() {
        beat = true;
    }

    /** The first reason stands. */
    synchronized void bye(String reason, Instant now) {
        if (bye == null) {
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

    synchronized @Nullable ReaderState takeState() {
        var taken = state;
        state = null;
        return taken;
    }

    synchronized boolean takeBeat() {
        var taken = beat;
        beat = false;
        return taken;
    }
}
