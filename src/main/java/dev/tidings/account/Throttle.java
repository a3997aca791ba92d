package dev.tidings.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.stereotype.Component;

/**
 * Slows down who guesses passwords: five failures for one name, then one a minute; twenty failures a minute from one
 * address. Successes cost nothing.
 */
@Component
class Throttle {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Clock clock;
    private final Cache<String, Bucket> names = forgetful();
    private final Cache<String, Bucket> addresses = forgetful();

    Throttle(Clock clock) {
        this.clock = clock;
    }

    /** Who was idle for five minutes has full buckets, so they may be forgotten. */
    private static Cache<String, Bucket> forgetful() {
        return Caffeine.newBuilder()
                .maximumSize(100_000)
                .expireAfterAccess(Duration.ofMinutes(10))
                .build();
    }

    /**
     * Runs the attempt, unless too many before it failed.
     *
     * @param attempt throws {@link BadCredentialsException} where the password is wrong
     * @throws SignInThrottled without having run it
     */
    <T> T attempt(String name, String address, Supplier<T> attempt) {
        var ofName = Name.isValid(name) ? names.get(Name.key(name), key -> bucketOfName()) : bucketOfName();
        var ofAddress = addresses.get(address, key -> bucketOfAddress());
        // One after another for each name: a hundred guesses at the same time would all pass before the first fails.
        synchronized (ofName) {
            refuseIfEmpty(ofName);
            refuseIfEmpty(ofAddress);
            try {
                var result = attempt.get();
                ofName.reset();
                return result;
            } catch (BadCredentialsException e) {
                ofName.tryConsume(1);
                ofAddress.tryConsume(1);
                throw e;
            }
        }
    }

    private static void refuseIfEmpty(Bucket bucket) {
        var next = bucket.estimateAbilityToConsume(1);
        if (!next.canBeConsumed()) {
            throw new SignInThrottled(BucketTime.wholeSeconds(next.getNanosToWaitForRefill()));
        }
    }

    private Bucket bucketOfName() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(5).refillGreedy(1, MINUTE))
                .withCustomTimePrecision(new BucketTime(clock))
                .build();
    }

    private Bucket bucketOfAddress() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(20).refillGreedy(20, MINUTE))
                .withCustomTimePrecision(new BucketTime(clock))
                .build();
    }
}
