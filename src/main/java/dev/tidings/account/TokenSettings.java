package dev.tidings.account;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param secret shared with the sites that sign tokens for their users, at least 32 bytes; null: tokens are refused */
@ConfigurationProperties("tidings.tokens")
record TokenSettings(@Nullable String secret) {

    /** RFC 7518, section 3.2: a key of the size of the hash, or larger. */
    private static final int SHORTEST_IN_BYTES = 32;

    TokenSettings {
        if (secret != null && secret.isEmpty()) {
            secret = null;
        }
        if (secret != null && secret.getBytes(StandardCharsets.UTF_8).length < SHORTEST_IN_BYTES) {
            throw new BadSetting(
                    "tidings.tokens.secret is too short: it needs at least " + SHORTEST_IN_BYTES + " bytes.",
                    "Make one with “openssl rand -base64 32”, or leave it out to refuse tokens.");
        }
    }

    @Override
    public String toString() {
        return "TokenSettings[secret=" + (secret == null ? "none" : "…") + "]";
    }
}
