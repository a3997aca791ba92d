package dev.tidings.social;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.account.Refusal;
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
        assertThat(Wording.refusal(Wording.clean(typed))).hasValue(Refusal.of("refused.text.empty"));
    }

    @Test
    void takesFourThousandCharactersAndNotOneMore() {
        assertThat(Wording.refusal("x".repeat(4_000))).isEmpty();
        assertThat(Wording.refusal("x".repeat(4_001))).hasValue(Refusal.of("refused.text.long", 4_001, 4_000));
        assertThat(Wording.refusal("😀".repeat(2_000))).isEmpty();
        assertThat(Wording.refusal("😀".repeat(2_000) + "x")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\ud83d", "\ude00b"})
    void refusesWhatCannotBeStored(String text) {
        assertThat(Wording.refusal(text)).hasValue(Refusal.of("refused.text.odd"));
    }
}
