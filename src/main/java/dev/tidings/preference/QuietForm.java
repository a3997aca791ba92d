package dev.tidings.preference;

import dev.tidings.account.Refusal;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Quiet hours as they are typed.
 *
 * @param on false: none, and what else is typed is for another time
 * @param from {@code 22:00}
 */
record QuietForm(boolean on, String from, String until, String zone) {

    /** Those that browsers know too. */
    static final List<String> ZONES = Stream.concat(
                    Stream.of("UTC"),
                    ZoneId.getAvailableZoneIds().stream()
                            .filter(zone -> zone.matches(
                                    "(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*"))
                            .sorted())
            .toList();

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm").withResolverStyle(ResolverStyle.STRICT);

    QuietForm {
        from = Objects.requireNonNullElse(from, "").strip();
        until = Objects.requireNonNullElse(until, "").strip();
        zone = Objects.requireNonNullElse(zone, "").strip();
    }

    /** A night is proposed to who never had any, in the zone that their browser knows. */
    static QuietForm of(boolean on, Optional<QuietHours> hours) {
        return hours.map(quiet -> new QuietForm(
                        on,
                        quiet.from().toString(),
                        quiet.until().toString(),
                        quiet.zone().getId()))
                .orElse(new QuietForm(false, "22:00", "07:00", ""));
    }

    /** @param refuse hears of each field that breaks a rule; then there is no result */
    Optional<QuietHours> hours(BiConsumer<String, Refusal> refuse) {
        var begin = time("from", from, refuse);
        var end = time("until", until, refuse);
        var isEmpty = begin != null && begin.equals(end);
        if (isEmpty) {
            refuse.accept("until", Refusal.of("refused.quiet.empty"));
        }
        var isKnown = ZONES.contains(zone);
        if (!isKnown) {
            refuse.accept("zone", Refusal.of("refused.quiet.zone"));
        }
        return begin == null || end == null || isEmpty || !isKnown
                ? Optional.empty()
                : Optional.of(new QuietHours(begin, end, ZoneId.of(zone)));
    }

    private static @Nullable LocalTime time(String field, String typed, BiConsumer<String, Refusal> refuse) {
        try {
            return LocalTime.parse(typed, TIME);
        } catch (DateTimeParseException e) {
            refuse.accept(field, Refusal.of("refused.quiet.time"));
            return null;
        }
    }
}
