package dev.tidings.preference;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * Each day from one minute up to another, which may be the next day's, nothing makes itself heard but what is of high
 * priority. What the clocks there show is what counts, also on the days when they are changed.
 */
public record QuietHours(LocalTime from, LocalTime until, ZoneId zone) {

    public QuietHours {
        if (from.equals(until)) {
            throw new IllegalArgumentException("Quiet hours that end where they begin");
        }
    }

    public boolean at(Instant moment) {
        var time = LocalTime.ofInstant(moment, zone);
        var hasBegun = !time.isBefore(from);
        var isOver = !time.isBefore(until);
        return from.isBefore(until) ? hasBegun && !isOver : hasBegun || !isOver;
    }
}
