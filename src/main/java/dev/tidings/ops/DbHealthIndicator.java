package dev.tidings.ops;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether the database answers, asked once a second at most, by one request at a time: anybody may ask this endpoint.
 * Takes the place of Spring Boot's own, which waits for ever for a database that is there and silent.
 */
@Component
class DbHealthIndicator implements HealthIndicator {

    private static final Duration KNOWN_FOR = Duration.ofSeconds(1);
    private static final int ANSWER_SECONDS = 3;

    private final DataSource dataSource;
    private final Clock clock;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile Health known = Health.down().build();
    private volatile Instant askedAt = Instant.MIN;

    DbHealthIndicator(DataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /** The first who asks waits for an answer, others who ask meanwhile get the last one. */
    @Override
    public Health health() {
        if (asking.tryLock()) {
            try {
                if (Duration.between(askedAt, clock.instant()).compareTo(KNOWN_FOR) >= 0) {
                    known = ask();
                    askedAt = clock.instant();
                }
            } finally {
                asking.unlock();
            }
        }
        return known;
    }

    private Health ask() {
        try (var connection = dataSource.getConnection()) {
            return (connection.isValid(ANSWER_SECONDS) ? Health.up() : Health.down()).build();
        } catch (SQLException e) {
            return Health.down().build();
        }
    }
}
