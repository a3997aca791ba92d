package dev.tidings.log;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Down while what was published long ago has not been handed out. */
@Component
class TailHealthIndicator implements HealthIndicator {

    private final LogTail tail;
    private final LogSettings settings;

    TailHealthIndicator(LogTail tail, LogSettings settings, MeterRegistry registry) {
        this.tail = tail;
        this.settings = settings;
        TimeGauge.builder("tidings.tail.lag", () -> tail.lag().toMillis(), TimeUnit.MILLISECONDS)
                .description("How old what this node has not handed to its streams may be")
                .register(registry);
    }

    @Override
    public Health health() {
        var lag = tail.lag();
        return (lag.compareTo(settings.tailLagMost()) > 0 ? Health.down() : Health.up())
                .withDetail("lag", lag)
                .build();
    }
}
