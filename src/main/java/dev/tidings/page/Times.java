package dev.tidings.page;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Times as templates write them, in UTC; {@code js/times.js} has the same words and lets them tick. */
@Component("times")
public class Times {

    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter ABSOLUTE =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final Clock clock;

    Times(Clock clock) {
        this.clock = clock;
    }

    /** For machines, with milliseconds. */
    public String iso(Instant instant) {
        return ISO.format(instant);
    }

    /** "22 Nov 2026, 09:04". */
    public String absolute(Instant instant) {
        return ABSOLUTE.format(instant);
    }

    /** "now", "38 min", "5 h"; the date of what is older than a day. */
    public String relative(Instant instant) {
        var age = Duration.between(instant, clock.instant());
        if (age.toMinutes() < 1) {
            return "now";
        }
        if (age.toHours() < 1) {
            return age.toMinutes() + " min";
        }
        return age.toDays() < 1 ? age.toHours() + " h" : DATE.format(instant);
    }
}
