package dev.tidings.account;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is kept of an API key: never the key itself. */
@Entity
@Table(name = "api_key")
class ApiKeyRow {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    private String name;
    private String hash;
    private String scopes;
    private @Nullable Integer perMinute;
    private Instant createdAt;
    private @Nullable Instant lastUsedAt;
    private @Nullable Instant revokedAt;

    @SuppressWarnings("NullAway.Init")
    protected ApiKeyRow() {}

    ApiKeyRow(String name, String hash, Set<Scope> scopes, @Nullable Integer perMinute, Instant createdAt) {
        this.name = name;
        this.hash = hash;
        this.scopes = scopes.stream().sorted().map(Scope::name).collect(Collectors.joining(","));
        this.perMinute = perMinute;
        this.createdAt = createdAt;
    }

    void revoke(Instant now) {
        if (revokedAt == null) {
            revokedAt = now;
        }
    }

    boolean isRevoked() {
        return revokedAt != null;
    }

    ApiKey view() {
        return new ApiKey(id, name, scopes(), perMinute, createdAt, lastUsedAt, revokedAt);
    }

    Caller.Service caller() {
        return new Caller.Service(id, name, scopes(), perMinute);
    }

    private Set<Scope> scopes() {
        return Arrays.stream(scopes.split(","))
                .filter(scope -> !scope.isEmpty())
                .map(Scope::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    long id() {
        return id;
    }

    String hash() {
        return hash;
    }
}
