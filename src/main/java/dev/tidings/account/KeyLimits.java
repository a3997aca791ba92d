package dev.tidings.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tidings.problem.Problem;
import dev.tidings.problem.ProblemType;
import io.github.bucket4j.Bucket;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** The rate limits of keys: each of a key's requests takes one from its bucket. */
@Component
class KeyLimits {

    private final Clock clock;

    /** Who was idle for a minute has a full bucket, so it may be forgotten. */
    private final Cache<Long, Bucket> buckets =
            Caffeine.newBuilder().expireAfterAccess(Duration.ofMinutes(2)).build();

    KeyLimits(Clock clock) {
        this.clock = clock;
    }

    /** @throws Problem 429 that says when to come again */
    void take(Caller.Service service) {
        var perMinute = service.perMinute();
        if (perMinute == null) {
            return;
        }
        var taken = buckets.get(service.keyId(), id -> bucket(perMinute)).tryConsumeAndReturnRemaining(1);
        if (!taken.isConsumed()) {
            var wait = BucketTime.wholeSeconds(taken.getNanosToWaitForRefill());
            throw Problem.later(
                    ProblemType.TOO_MANY_REQUESTS,
                    wait,
                    "This key has a limit of " + perMinute + " requests a minute. Try again in " + wait.toSeconds()
                            + " s.");
        }
    }

    private Bucket bucket(int perMinute) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                .withCustomTimePrecision(new BucketTime(clock))
                .build();
    }
}
