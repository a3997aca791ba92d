package dev.tidings.inbox;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a reader was last here.
 *
 * @param here the last time
 * @param left when they went away for long; null where they did not, or have done with what came meanwhile
 */
record Absence(Point here, @Nullable Point left) {

    /** Shorter than a night, longer than a working day's meetings. */
    static final Duration LONG = Duration.ofHours(8);

    /** So often a visit is worth a write. */
    static final Duration PRECISION = Duration.ofMinutes(5);

    /** A moment, and how far the log was then. */
    record Point(Instant at, long eventId) {}

    static Absence first(Point now) {
        return new Absence(now, null);
    }

    /** They are here again, or still. A second absence before the first was looked at makes it longer. */
    Absence here(Point now) {
        var wasLong = !now.at().isBefore(here.at().plus(LONG));
        return new Absence(now, wasLong && left == null ? here : left);
    }

    boolean isStale(Instant now) {
        return !now.isBefore(here.at().plus(PRECISION));
    }
}
