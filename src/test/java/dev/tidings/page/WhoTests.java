package dev.tidings.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhoTests {

    @ParameterizedTest
    @CsvSource({
        "alice, A",
        "jane.doe, JD",
        "jane.doe@example.com, JD",
        "Ann Marie Smith, AM",
        "_x_, X",
        "--, -",
        "7up, 7",
        "😀 ünal, 😀Ü"
    })
    void takesTheFirstLettersOfUpToTwoWords(String name, String initials) {
        assertThat(Who.of(name).initials()).isEqualTo(initials);
    }

    @Test
    void makesTheColourOfTheNameAlone() {
        assertThat(Who.of("ab").hue()).isEqualTo(('a' + 'b') % 12);
        assertThat(Who.of("carol")).isEqualTo(Who.of("carol"));
    }
}
