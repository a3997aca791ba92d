package dev.tidings.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.inbox.Absence.Away;
import dev.tidings.inbox.Absence.Point;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AbsenceTests {

    private static final Instant EVENING = Instant.parse("2026-11-23T18:00:00Z");

    private static Point after(Duration time) {
        return new Point(EVENING.plus(time), time.toMinutes());
    }

    private static final Absence LAST_SEEN = Absence.first(after(Duration.ZERO));

    @Test
    void aNightAwayIsAnAbsenceAndALunchIsNot() {
        assertThat(LAST_SEEN.here(after(Duration.ofHours(1))).away()).isNull();
        assertThat(LAST_SEEN.here(after(Duration.ofHours(8).minusMillis(1))).away())
                .isNull();
        assertThat(LAST_SEEN.here(after(Duration.ofHours(8))).away()).isEqualTo(new Away(after(Duration.ZERO), 480));
    }

    @Test
    void whoStaysHereKeepsTheAbsenceUntilTheyHaveDoneWithIt() {
        var back = LAST_SEEN.here(after(Duration.ofHours(9)));
        assertThat(back.here(after(Duration.ofHours(10))).away()).isEqualTo(new Away(after(Duration.ZERO), 540));
    }

    @Test
    void aSecondAbsenceMakesTheFirstOneLonger() {
        var back = LAST_SEEN.here(after(Duration.ofHours(9)));
        assertThat(back.here(after(Duration.ofHours(20))).away()).isEqualTo(new Away(after(Duration.ZERO), 1_200));
    }

    @Test
    void aFirstVisitIsNoAbsence() {
        assertThat(LAST_SEEN.away()).isNull();
    }

    @Test
    void notEachPageIsWorthAWrite() {
        assertThat(LAST_SEEN.isStale(EVENING.plusSeconds(299))).isFalse();
        assertThat(LAST_SEEN.isStale(EVENING.plusSeconds(300))).isTrue();
    }
}
