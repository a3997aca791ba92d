package dev.tidings.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTests {

    @Test
    void peopleAreComparedIgnoringCase() {
        assertThat(Address.user("Bob").channel()).isEqualTo(Address.user("bOB").channel());
    }

    @Test
    void keepsWhatWasWritten() {
        assertThat(Address.parse("user:Bob")).map(Address::toString).hasValue("user:Bob");
        assertThat(Address.parse("everyone")).hasValue(Address.EVERYONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bob",
                "user:",
                ":bob",
                "user:a b",
                "user:a\nb",
                "USER:bob",
                "everyone:",
                "everyone:x",
                "user:a:b"
            })
    void refusesOtherForms(String text) {
        assertThat(Address.parse(text)).isEmpty();
    }
}
