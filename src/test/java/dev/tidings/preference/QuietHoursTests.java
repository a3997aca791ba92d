package dev.tidings.preference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidings.account.Refusal;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTests {

    private final QuietHours night = berlin("22:00", "07:30");
    private final QuietHours noon = berlin("12:00", "13:00");

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T21:59:59+01:00, false",
        "2026-11-24T22:00:00+01:00, true",
        "2026-11-25T00:00:00+01:00, true",
        "2026-11-25T07:29:59+01:00, true",
        "2026-11-25T07:30:00+01:00, false",
        "2026-11-24T21:00:00Z, true"
    })
    void theNightIsQuietFromItsFirstMinuteToItsLast(String moment, boolean isQuiet) {
        assertThat(night.at(Instant.parse(moment))).isEqualTo(isQuiet);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T11:59:59+01:00, false",
        "2026-11-24T12:00:00+01:00, true",
        "2026-11-24T12:59:59+01:00, true",
        "2026-11-24T13:00:00+01:00, false",
        "2026-11-24T00:00:00+01:00, false"
    })
    void soAreHoursOfOneDay(String moment, boolean isQuiet) {
        assertThat(noon.at(Instant.parse(moment))).isEqualTo(isQuiet);
    }

    /** On 29 March 2026 it is 03:00 after 01:59, and on 25 October it is 02:00 twice. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-29T05:29:59Z, true",
        "2026-03-29T05:30:00Z, false",
        "2026-03-29T19:59:59Z, false",
        "2026-03-29T20:00:00Z, true",
        "2026-10-24T19:59:59Z, false",
        "2026-10-24T20:00:00Z, true",
        "2026-10-25T06:29:59Z, true",
        "2026-10-25T06:30:00Z, false",
        "2026-10-25T20:59:59Z, false"
    })
    void goByTheClocksOfTheZoneWhenTheseAreChanged(String moment, boolean isQuiet) {
        assertThat(night.at(Instant.parse(moment))).isEqualTo(isQuiet);
    }

    @Test
    void endSomewhereElseThanTheyBegin() {
        assertThatThrownBy(() -> berlin("08:00", "08:00")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsTypedIsReadOrRefusedByField() {
        assertThat(refused("22:00", "07:30", "Europe/Berlin")).isEmpty();
        assertThat(new QuietForm(true, " 22:00", "07:30 ", "Europe/Berlin").hours((field, refusal) -> {}))
                .contains(night);
        assertThat(refused("22:00", "22:00", "Europe/Berlin"))
                .containsExactly(Map.entry("until", Refusal.of("refused.quiet.empty")));
        assertThat(refused("24:00", "7:30", "Europe/Atlantis")).containsOnlyKeys("from", "until", "zone");
        assertThat(refused("", "", "")).containsOnlyKeys("from", "until", "zone");
        assertThat(refused("22:00", "07:30", "GMT+1")).containsOnlyKeys("zone");
    }

    private static Map<String, Refusal> refused(String from, String until, String zone) {
        var refused = new LinkedHashMap<String, Refusal>();
        var hours = new QuietForm(true, from, until, zone).hours(refused::put);
        assertThat(hours.isPresent()).isEqualTo(refused.isEmpty());
        return refused;
    }

    private static QuietHours berlin(String from, String until) {
        return new QuietHours(LocalTime.parse(from), LocalTime.parse(until), ZoneId.of("Europe/Berlin"));
    }
}
