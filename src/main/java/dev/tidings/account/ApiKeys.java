package dev.tidings.account;

import dev.tidings.log.AfterCommit;
import dev.tidings.problem.Problem;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The keys of services. */
@Component
public class ApiKeys {

    public static final String PREFIX = "tdg_";

    private final ApiKeyRows keys;
    private final KeyUse use;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /** By hash, so that a request costs no query. The time bounds how long another node's revocation stays unseen. */
    private final Remembered<Caller.Service> callers;

    ApiKeys(
            ApiKeyRows keys,
            KeyUse use,
            TransactionTemplate transaction,
            ApplicationEventPublisher publisher,
            Clock clock) {
        this.keys = keys;
        this.use = use;
        this.transaction = transaction;
        this.publisher = publisher;
        this.clock = clock;
        this.callers = new Remembered<>(
                10_000,
                Duration.ofSeconds(30),
                hash -> keys.findByHash(hash).filter(key -> !key.isRevoked()).map(ApiKeyRow::caller));
    }

    /**
     * Makes a key of 256 random bits.
     *
     * @param perMinute requests a minute, or null for no limit
     * @throws IllegalArgumentException where the name breaks the rule for names, or a scope is missing
     */
    public MadeKey make(String name, Set<Scope> scopes, @Nullable Integer perMinute) {
        var bits = new byte[32];
        random.nextBytes(bits);
        var secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        return new MadeKey(save(name, secret, scopes, perMinute), secret);
    }

    /** A key whose secret is given, for demo data. Nothing happens where it is here already. */
    public void adopt(String name, String secret, Set<Scope> scopes) {
        if (keys.findByHash(Digest.of(secret)).isEmpty()) {
            save(name, secret, scopes, null);
        }
    }

    private long save(String name, String secret, Set<Scope> scopes, @Nullable Integer perMinute) {
        if (!Name.isValid(name)) {
            throw new IllegalArgumentException("A key's name has 1 to 64 of A–Z a–z 0–9 . _ @ -");
        }
        if (scopes.isEmpty() || (perMinute != null && perMinute < 1)) {
            throw new IllegalArgumentException("A key has at least one scope, and at least one request a minute.");
        }
        return keys.save(new ApiKeyRow(name, Digest.of(secret), scopes, perMinute, now()))
                .id();
    }

    /** The latest first, revoked ones too. */
    public List<ApiKey> all() {
        use.writeAll();
        return keys.findAllByOrderByIdDesc().stream().map(ApiKeyRow::view).toList();
    }

    /** Its streams end, and its next request is refused. The second time nothing happens. */
    public void revoke(long id) {
        var key = keys.findById(id).orElseThrow(() -> Problem.notFound("There is no key " + id + "."));
        transaction.executeWithoutResult(
                status -> keys.findById(id).orElseThrow().revoke(now()));
        AfterCommit.run(() -> {
            callers.forget(key.hash());
            publisher.publishEvent(SignInEnded.ofKey(id));
        });
    }

    /** Who has this key, unless it is revoked. */
    Optional<Caller.Service> caller(String secret) {
        return callers.find(Digest.of(secret));
    }

    /** Who has this key, unless it is revoked or has a rate limit. Counts as a use of it. */
    public Optional<Caller.Service> unlimited(String secret) {
        var caller = caller(secret).filter(service -> service.perMinute() == null);
        caller.ifPresent(service -> use.note(service.keyId()));
        return caller;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
