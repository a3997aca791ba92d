package dev.tidings.log;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** What is appended, and how long who asked for it waited until it was committed. */
@Component
class LogMetrics {

    /** Few enough for each to be a series of its own. */
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1),
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2_500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10)
    };

    private final Counter events;
    private final Timer append;

    LogMetrics(MeterRegistry registry) {
        this.events = Counter.builder("tidings.events.appended")
                .description("Events that were committed to the log by this node")
                .register(registry);
        this.append = Timer.builder("tidings.append")
                .description("From asking for an append to the end of its commit")
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    /** @param askedAt of each who asked, by {@link System#nanoTime} */
    void committed(int count, List<Long> askedAt) {
        var now = System.nanoTime();
        events.increment(count);
        askedAt.forEach(at -> append.record(now - at, TimeUnit.NANOSECONDS));
    }
}
