package dev.tidings.admin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReachTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0 | Nobody would get it at the moment.",
                "1 | 0 | This person is not connected now, and finds it later.",
                "1 | 1 | This person is connected now and sees it at once.",
                "2 | 0 | None of them is connected now; they find it when they come back.",
                "2 | 1 | 1 is connected now and sees it at once; the other one finds it when they come back.",
                "2 | 2 | All of them are connected now and see it at once.",
                "1204 | 318 | 318 are connected now and see it at once; the others find it when they come back."
            })
    void saysWhoSeesItAtOnceAndWhoLater(long people, long connected, String words) {
        assertThat(Reach.words(people, connected)).isEqualTo(words);
    }
}
