package dev.tidings.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameTests {

    @ParameterizedTest
    @ValueSource(strings = {"a", "Alice", "bob@example.com", "x_y-z.7", "..."})
    void isOfLettersDigitsAndFourSigns(String name) {
        assertThat(Name.isValid(name)).isTrue();
        assertThat(Name.isValid(name.repeat(64).substring(0, 64))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " alice", "alice\n", "ali ce", "älice", "a/b", "a:b", "ⅷ"})
    void isNothingElse(String name) {
        assertThat(Name.isValid(name)).isFalse();
    }

    @Test
    void endsAt64Characters() {
        assertThat(Name.isValid("a".repeat(65))).isFalse();
    }

    @Test
    void isComparedIgnoringCase() {
        assertThat(Name.key("Alice@Example.COM")).isEqualTo("alice@example.com");
    }
}
