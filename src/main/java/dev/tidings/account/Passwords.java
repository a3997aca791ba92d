package dev.tidings.account;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The rule for passwords: a length, and nothing else (NIST SP 800-63B). */
final class Passwords {

    private static final int SHORTEST = 8;

    /** bcrypt looks no further. */
    private static final int LONGEST_IN_BYTES = 72;

    private Passwords() {}

    /** A sentence for the field, or empty where the password will do. */
    static Optional<String> refusal(String password) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return Optional.of("At least " + SHORTEST + " characters, please.");
        }
        var bytes = password.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > LONGEST_IN_BYTES) {
            return Optional.of("At most " + LONGEST_IN_BYTES + " bytes, please: this one has " + bytes
                    + ". Most letters take one, others up to four.");
        }
        return Optional.empty();
    }
}
