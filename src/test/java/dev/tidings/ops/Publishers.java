package dev.tidings.ops;

import dev.tidings.support.Api;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** They publish without a pause, and send again with the same Idempotency-Key what was not accepted. */
final class Publishers implements AutoCloseable {

    private static final long BEFORE_AGAIN = TimeUnit.MILLISECONDS.toNanos(200);

    private final Collection<Long> accepted = new ConcurrentLinkedQueue<>();
    private final Collection<String> odd = new ConcurrentLinkedQueue<>();
    private final Set<Integer> refused = ConcurrentHashMap.newKeySet();
    private final AtomicInteger replayed = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running = true;
    private volatile boolean closed;

    Publishers(int count, Api api) {
        for (int i = 0; i < count; i++) {
            var number = i;
            threads.add(Thread.ofVirtual().start(() -> publish(number, api)));
        }
    }

    private void publish(int number, Api api) {
        for (int n = 0; running; n++) {
            var key = UUID.randomUUID().toString();
            var json = "{\"type\":\"load\",\"to\":[\"everyone\",\"user:alice\"],\"title\":\"%d of %d\"}"
                    .formatted(n, number);
            while (!closed && !isAccepted(number, api.publish(json, "Idempotency-Key", key))) {
                LockSupport.parkNanos(BEFORE_AGAIN);
            }
        }
    }

    private boolean isAccepted(int number, Api.Answer answer) {
        switch (answer.status()) {
            case 200 -> replayed.incrementAndGet();
            case 201 -> {}
            case 503 -> refused.add(number);
            case 409 -> {}
            default -> odd.add(answer.status() + " " + answer.body());
        }
        if (answer.status() > 201) {
            return false;
        }
        accepted.add(answer.json().get("id").asLong());
        return true;
    }

    @Override
    public void close() {
        closed = true;
        finish();
    }

    /** Everything that was published is accepted when this returns. */
    void finish() {
        running = false;
        for (var thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    List<Long> accepted() {
        return accepted.stream().sorted().toList();
    }

    int acceptedCount() {
        return accepted.size();
    }

    /** How many of them were told that nothing was kept, or that it is unknown. */
    int refusedCount() {
        return refused.size();
    }

    /** How often an event was kept although its publisher had not been told. */
    int replayedCount() {
        return replayed.get();
    }

    /** Answers that the contract does not foresee. */
    Collection<String> odd() {
        return odd;
    }
}
