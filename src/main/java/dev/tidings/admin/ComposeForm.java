package dev.tidings.admin;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A notification as it was typed.
 *
 * @param audience {@code everyone}, {@code roles}, {@code topics} or {@code people}
 * @param expiresAt without an offset; {@code zone} says where
 * @param once the same for each time that this one is sent
 */
record ComposeForm(
        @Nullable String audience,
        @Nullable String role,
        @Nullable String topics,
        @Nullable String people,
        @Nullable String title,
        @Nullable String text,
        @Nullable String url,
        @Nullable String priority,
        @Nullable String expiresAt,
        @Nullable String zone,
        @Nullable String once) {

    static ComposeForm empty() {
        return new ComposeForm(
                "everyone",
                "USER",
                null,
                null,
                null,
                null,
                null,
                "normal",
                null,
                null,
                UUID.randomUUID().toString());
    }
}
