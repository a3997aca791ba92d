package dev.tidings.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTests {

    private static final Instant NOW = Instant.parse("2026-11-23T09:04:05.678Z");

    private final Times times = new Times(new Messages(), Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void writesForPeopleAndForMachines() {
        assertThat(times.absolute(NOW)).isEqualTo("23 Nov 2026, 09:04");
        assertThat(times.iso(NOW)).isEqualTo("2026-11-23T09:04:05.678Z");
        assertThat(times.iso(Instant.parse("2026-11-23T09:04:00Z"))).isEqualTo("2026-11-23T09:04:00.000Z");
    }

    @ParameterizedTest
    @CsvSource({
        "0, now",
        "-30, now",
        "59, now",
        "60, 1 min",
        "3599, 59 min",
        "3600, 1 h",
        "86399, 23 h",
        "86400, 22 Nov 2026"
    })
    void saysHowLongAgo(long seconds, String words) {
        assertThat(times.relative(NOW.minusSeconds(seconds))).isEqualTo(words);
    }
}
