package dev.tidings.account;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What may be shown of an API key.
 *
 * @param perMinute requests a minute, or null for no limit
 * @param lastUsedAt exact to the minute
 */
public record ApiKey(
        long id,
        String name,
        Set<Scope> scopes,
        @Nullable Integer perMinute,
        Instant createdAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {}
