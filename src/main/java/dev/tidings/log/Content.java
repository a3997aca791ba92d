package dev.tidings.log;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The part of an event that may be corrected, and that is lost when it is retracted.
 *
 * @param data an object, exactly as it came
 * @param expiresAt ISO 8601 with an offset, exactly as it came
 */
public record Content(
        @Nullable String title,
        @Nullable String text,
        @Nullable String url,
        @Nullable String priority,
        @Nullable JsonNode data,
        @Nullable String expiresAt) {

    public static final Content NONE = new Content(null, null, null, null, null, null);

    public static Content of(String title, @Nullable String text, String url) {
        return new Content(title, text, url, null, null, null);
    }

    public @Nullable Instant expiry() {
        return expiresAt == null ? null : OffsetDateTime.parse(expiresAt).toInstant();
    }
}
