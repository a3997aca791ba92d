package dev.tidings.social;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTests {

    @Test
    void keepsWhatWasTypedButTheWhiteSpaceAtItsEndAndEmptyLinesBeforeIt() {
        assertThat(Wording.clean("\r\n \r\n  First light\r\n\r\nUp at five. \r\n"))
                .isEqualTo("  First light\n\nUp at five.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\n\n", "\u00a0", "\u200b\u2060", "\u0000"})
    void refusesWhatShowsNothing(String typed) {
        assertThat(Wording.refusal(Wording.clean(typed))).hasValue("Write something first.");
    }

    @Test
    void takesFourThousandCharactersAndNotOneMore() {
        assertThat(Wording.refusal("x".repeat(4_000))).isEmpty();
        assertThat(Wording.refusal("x".repeat(4_001))).hasValue("This is 4,001 characters long; 4,000 fit.");
        assertThat(Wording.refusal("😀".repeat(2_000))).isEmpty();
        assertThat(Wording.refusal("😀".repeat(2_000) + "x")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\ud83d", "\ude00b"})
    void refusesWhatCannotBeStored(String text) {
        assertThat(Wording.refusal(text))
                .hasValueSatisfying(refusal -> assertThat(refusal).contains("cannot be stored"));
    }
}
