package dev.tidings.inbox;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a reader was last here.
 *
 * @param here the last time
 * @param away the last long absence; null where there was none, or they have done with what came meanwhile
 */
record Absence(Point here, @Nullable Away away) {

    /** Shorter than a night, longer than a working day's meetings. */
    static final Duration LONG = Duration.ofHours(8);

    /** So often a visit is worth a write. */
    static final Duration PRECISION = Duration.ofMinutes(5);

    /** A moment, and how far the log was then. */
    record Point(Instant at, long eventId) {}

    /** From a moment until the log had come so far. */
    record Away(Point left, long back) {}

    static Absence first(Point now) {
        return new Absence(now, null);
    }

    /** They are here again, or still. An absence before another one was looked at is a part of it. */
    Absence here(Point now) {
        if (now.at().isBefore(here.at().plus(LONG))) {
            return new Absence(now, away);
        }
        return new Absence(now, new Away(away == null ? here : away.left(), now.eventId()));
    }

    boolean isStale(Instant now) {
        return !now.isBefore(here.at().plus(PRECISION));
    }
}
