package dev.tidings.page;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Times as templates write them, in the reader's language and UTC; {@code js/times.js} has the same words and lets them tick. */
@Component("times")
public class Times {

    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Messages messages;
    private final Clock clock;

    Times(Messages messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    /** For machines, with milliseconds. */
    public String iso(Instant instant) {
        return ISO.format(instant);
    }

    /** "22 Nov 2026, 09:04". */
    public String absolute(Instant instant) {
        return format("time.absolute", instant);
    }

    /** "now", "38 min", "5 h"; the date of what is older than a day. */
    public String relative(Instant instant) {
        var age = Duration.between(instant, clock.instant());
        if (age.toMinutes() < 1) {
            return messages.get("time.now", language());
        }
        if (age.toHours() < 1) {
            return messages.get("time.minutes", language(), age.toMinutes());
        }
        return age.toDays() < 1 ? messages.get("time.hours", language(), age.toHours()) : format("time.date", instant);
    }

    private String format(String code, Instant instant) {
        var pattern = messages.get(code, language());
        return DateTimeFormatter.ofPattern(pattern, language().locale())
                .withZone(ZoneOffset.UTC)
                .format(instant);
    }

    private static Language language() {
        return Language.of(LocaleContextHolder.getLocale());
    }
}
