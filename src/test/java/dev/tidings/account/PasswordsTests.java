package dev.tidings.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordsTests {

    @Test
    void haveAtLeastEightCharacters() {
        assertThat(Passwords.refusal("1234567")).hasValue(Refusal.of("refused.password.short", 8));
        assertThat(Passwords.refusal("12345678")).isEmpty();
    }

    @Test
    void countCodePointsAndNotChars() {
        assertThat(Passwords.refusal("🦊".repeat(7))).isPresent();
        assertThat(Passwords.refusal("🦊".repeat(8))).isEmpty();
    }

    @Test
    void haveAtMost72Bytes() {
        assertThat(Passwords.refusal("a".repeat(72))).isEmpty();
        assertThat(Passwords.refusal("a".repeat(73))).hasValue(Refusal.of("refused.password.long", 72, 73));
        assertThat(Passwords.refusal("ä".repeat(37))).isPresent();
    }

    @Test
    void haveNoOtherRules() {
        assertThat(Passwords.refusal("        ")).isEmpty();
        assertThat(Passwords.refusal("aaaaaaaa")).isEmpty();
    }
}
