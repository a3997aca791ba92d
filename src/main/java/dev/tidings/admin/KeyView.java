package dev.tidings.admin;

import dev.tidings.account.ApiKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

record KeyView(
        long id,
        String name,
        List<String> scopes,
        @Nullable Integer perMinute,
        Instant createdAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {

    static KeyView of(ApiKey key) {
        return new KeyView(
                key.id(),
                key.name(),
                key.scopes().stream().sorted().map(Object::toString).toList(),
                key.perMinute(),
                key.createdAt(),
                key.lastUsedAt(),
                key.revokedAt());
    }
}
