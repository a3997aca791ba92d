package dev.tidings.account;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** When each key was used last: noted in memory by its requests, and written at most once a minute. */
@Component
class KeyUse {

    private static final Duration BETWEEN_WRITES = Duration.ofMinutes(1);

    private final ApiKeyRows keys;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Map<Long, Instant> used = new ConcurrentHashMap<>();
    private final Map<Long, Instant> written = new ConcurrentHashMap<>();

    KeyUse(ApiKeyRows keys, TransactionTemplate transaction, Clock clock) {
        this.keys = keys;
        this.transaction = transaction;
        this.clock = clock;
    }

    void note(long keyId) {
        used.put(keyId, clock.instant());
    }

    @Scheduled(fixedDelayString = "PT2S")
    void write() {
        var due = clock.instant().minus(BETWEEN_WRITES);
        used.forEach((id, at) -> {
            if (!written.getOrDefault(id, Instant.MIN).isAfter(due)) {
                write(id, at);
            }
        });
    }

    /** Who is about to look wants to know all. */
    @PreDestroy
    void writeAll() {
        used.forEach(this::write);
    }

    private void write(long id, Instant at) {
        transaction.executeWithoutResult(status -> keys.usedAt(id, at.truncatedTo(ChronoUnit.MILLIS)));
        written.put(id, clock.instant());
        used.remove(id, at);
    }
}
