package dev.tidings.load;

import dev.tidings.support.Api;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Publishes to everyone at a steady rate, however long the answers take. */
final class Publisher {

    private static final String TICK = "{\"type\":\"tick\",\"to\":[\"everyone\"],\"notify\":false}";
    private static final Duration APART = Duration.ofMillis(50);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Long> micros = Collections.synchronizedList(new ArrayList<>());
    private final BitSet ids = new BitSet();
    private final List<String> failures = Collections.synchronizedList(new ArrayList<>());
    private final Api api;
    private @Nullable Thread clock;
    private volatile boolean stopped;

    private Publisher(Api api) {
        this.api = api;
    }

    static Publisher start(String url) {
        var publisher = new Publisher(new Api(url, "tdg_demo"));
        publisher.clock = Thread.ofVirtual().start(publisher::run);
        return publisher;
    }

    private void run() {
        for (var due = System.nanoTime(); !stopped; due += APART.toNanos()) {
            LockSupport.parkNanos(due - System.nanoTime());
            var start = due;
            threads.execute(() -> publish(start));
        }
    }

    private void publish(long due) {
        try {
            var id = api.published(TICK);
            micros.add((System.nanoTime() - due) / 1_000);
            synchronized (ids) {
                ids.set(Math.toIntExact(id));
            }
        } catch (RuntimeException | AssertionError e) {
            failures.add(e.toString());
        }
    }

    /** Waits for the answers that are under way. */
    void stop() throws InterruptedException {
        stopped = true;
        Objects.requireNonNull(clock).join();
        threads.shutdown();
        if (!threads.awaitTermination(60, TimeUnit.SECONDS)) {
            failures.add("Some publishes got no answer");
        }
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    BitSet ids() {
        synchronized (ids) {
            return (BitSet) ids.clone();
        }
    }

    /** From the moment at which each was due. */
    String times() {
        var sorted = micros.stream().sorted().toList();
        return sorted.size() + " publishes, p50 " + at(sorted, 0.5) + " ms, p99 " + at(sorted, 0.99) + " ms, max "
                + at(sorted, 1) + " ms";
    }

    private static long at(List<Long> sorted, double share) {
        return sorted.get((int) Math.min(sorted.size() - 1, sorted.size() * share)) / 1_000;
    }
}
