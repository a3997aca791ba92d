package dev.tidings.admin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * @param title null once it is taken back
 * @param reach people, as of now
 */
record Sent(
        long id,
        @Nullable String title,
        @Nullable String text,
        String audienceWords,
        long reach,
        Instant createdAt,
        boolean retracted) {}
