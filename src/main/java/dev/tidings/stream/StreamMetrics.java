package dev.tidings.stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What an operator sees of streams; docs/operations.md says what each one means. */
@Component
class StreamMetrics {

    private final MeterRegistry registry;
    private final Counter deliveries;
    private final Timer publishToWrite;

    StreamMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.deliveries = registry.counter("tidings.deliveries");
        this.publishToWrite = Timer.builder("tidings.publish.to.write")
                .serviceLevelObjectives(
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
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10))
                .register(registry);
    }

    void open(Supplier<Number> streams) {
        Gauge.builder("tidings.streams.open", streams).register(registry);
    }

    void waiting(Supplier<Number> replays) {
        Gauge.builder("tidings.replays.waiting", replays).register(registry);
    }

    void replayed(Verdict verdict) {
        registry.counter("tidings.replays", "verdict", verdict.catchUp()).increment();
    }

    /** @param slowest since the first live event of the write was committed; null where there was none */
    void delivered(int events, @Nullable Duration slowest) {
        deliveries.increment(events);
        if (slowest != null) {
            publishToWrite.record(slowest);
        }
    }

    void ended(String reason) {
        registry.counter("tidings.streams.ended", "reason", reason).increment();
    }
}
