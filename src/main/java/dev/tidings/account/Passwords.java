package dev.tidings.account;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The rule for passwords: a length, and nothing else (NIST SP 800-63B). */
final class Passwords {

    private static final int SHORTEST = 8;

    /** bcrypt looks no further. */
    private static final int LONGEST_IN_BYTES = 72;

    private Passwords() {}

    /** Why it will not do, or empty where the password will do. */
    static Optional<Refusal> refusal(String password) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return Optional.of(Refusal.of("refused.password.short", SHORTEST));
        }
        var bytes = password.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > LONGEST_IN_BYTES) {
            return Optional.of(Refusal.of("refused.password.long", LONGEST_IN_BYTES, bytes));
        }
        return Optional.empty();
    }
}
