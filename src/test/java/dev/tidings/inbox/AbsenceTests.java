package dev.tidings.inbox;

import static org.assertj.core.api.Assertions.assertThat;

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
        assertThat(LAST_SEEN.here(after(Duration.ofHours(1))).left()).isNull();
        assertThat(LAST_SEEN.here(after(Duration.ofHours(8).minusMillis(1))).left())
                .isNull();
        assertThat(LAST_SEEN.here(after(Duration.ofHours(8))).left()).isEqualTo(after(Duration.ZERO));
    }

    @Test
    void whoStaysHereKeepsTheAbsenceUntilTheyHaveDoneWithIt() {
        var back = LAST_SEEN.here(after(Duration.ofHours(9)));
        assertThat(back.here(after(Duration.ofHours(10))).left()).isEqualTo(after(Duration.ZERO));
    }

    @Test
    void aSecondAbsenceMakesTheFirstOneLonger() {
        var back = LAST_SEEN.here(after(Duration.ofHours(9)));
        assertThat(back.here(after(Duration.ofHours(20))).left()).isEqualTo(after(Duration.ZERO));
    }

    @Test
    void aFirstVisitIsNoAbsence() {
        assertThat(LAST_SEEN.left()).isNull();
    }

    @Test
    void notEachPageIsWorthAWrite() {
        assertThat(LAST_SEEN.isStale(EVENING.plusSeconds(299))).isFalse();
        assertThat(LAST_SEEN.isStale(EVENING.plusSeconds(300))).isTrue();
    }
}
