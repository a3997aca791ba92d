package dev.tidings.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract, section 4: the verdict. */
class VerdictTests {

    @Test
    void withoutACursorStartsNow() {
        assertThat(Verdict.on(null, 17, 1)).isEqualTo(new Verdict("none", 17));
        assertThat(Verdict.on("", 17, 1)).isEqualTo(new Verdict("none", 17));
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "-1", "1.5", " 3", "3 ", "٣", "99999999999999999999", "18", "+3"})
    void whatIsNoDigitsOrLiesAheadIsReset(String cursor) {
        assertThat(Verdict.on(cursor, 17, 1)).isEqualTo(new Verdict("reset", 17));
    }

    @ParameterizedTest
    @CsvSource({"0,0", "1,1", "17,17", "012,12"})
    void goesOnAfterTheCursor(String cursor, long after) {
        assertThat(Verdict.on(cursor, 17, 1)).isEqualTo(new Verdict("resumed", after));
    }

    @Test
    void resetsWhereTheNextEventIsNotKept() {
        assertThat(Verdict.on("8", 17, 10)).isEqualTo(new Verdict("reset", 17));
        assertThat(Verdict.on("9", 17, 10)).isEqualTo(new Verdict("resumed", 9));
    }

    @Test
    void zeroIsAlwaysResumedFromTheOldestThatIsKept() {
        assertThat(Verdict.on("0", 17, 10)).isEqualTo(new Verdict("resumed", 0));
        assertThat(Verdict.on("0", 0, 1)).isEqualTo(new Verdict("resumed", 0));
    }

    @Test
    void resumesWhereNothingIsLeftButNothingWasMissed() {
        assertThat(Verdict.on("17", 17, 18)).isEqualTo(new Verdict("resumed", 17));
    }
}
