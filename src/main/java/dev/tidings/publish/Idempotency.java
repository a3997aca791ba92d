package dev.tidings.publish;

import dev.tidings.problem.Problem;
import dev.tidings.problem.ProblemType;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** The same key with the same bytes is answered with what the first request made. Only successes are remembered. */
@Component
class Idempotency {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Publications publications;
    private final Map<String, CompletableFuture<Void>> underWay = new ConcurrentHashMap<>();

    Idempotency(Publications publications) {
        this.publications = publications;
    }

    /** @param replayed it was made by an earlier request */
    record Outcome(Publication publication, boolean replayed) {}

    /** @throws Problem 409 if the first request is still under way after 5 s, 422 if its bytes were others */
    Outcome once(@Nullable IdempotencyKey key, Supplier<Publication> publish) {
        if (key == null) {
            return new Outcome(publish.get(), false);
        }
        var mine = new CompletableFuture<Void>();
        var name = key.publisher() + " " + key.value();
        take(name, mine);
        try {
            return earlier(key, publish);
        } finally {
            underWay.remove(name, mine);
            mine.complete(null);
        }
    }

    private void take(String name, CompletableFuture<Void> mine) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        for (var other = underWay.putIfAbsent(name, mine); other != null; other = underWay.putIfAbsent(name, mine)) {
            try {
                other.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                throw stillUnderWay();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw stillUnderWay();
            } catch (java.util.concurrent.ExecutionException e) {
                throw new IllegalStateException("It is only ever completed with nothing", e);
            }
        }
    }

    private Outcome earlier(IdempotencyKey key, Supplier<Publication> publish) {
        var earlier = publications.find(key);
        if (earlier.isEmpty()) {
            try {
                return new Outcome(publish.get(), false);
            } catch (DuplicateKeyException e) {
                earlier = publications.find(key);
            }
        }
        var first = earlier.orElseThrow(Idempotency::stillUnderWay);
        if (!first.hash().equals(key.hash())) {
            throw Problem.of(
                    ProblemType.KEY_REUSED,
                    "This Idempotency-Key was used for a request with another body. Use a new key for each event.");
        }
        return new Outcome(first.publication(), true);
    }

    private static Problem stillUnderWay() {
        return Problem.later(
                ProblemType.STILL_UNDER_WAY,
                Duration.ofSeconds(1),
                "The first request with this Idempotency-Key is still under way. Ask again in a second.");
    }
}
