package dev.tidings.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * What was looked up, for a while; what was not found is looked up again. For each key one lookup is under way at a
 * time, and all who wait for it share its end, also a failure: else each of them would wait for a dead database in turn.
 */
final class Remembered<T> {

    private final Cache<String, CompletableFuture<Optional<T>>> known;
    private final Function<String, Optional<T>> lookUp;

    Remembered(int most, Duration time, Function<String, Optional<T>> lookUp) {
        this.known =
                Caffeine.newBuilder().maximumSize(most).expireAfterWrite(time).build();
        this.lookUp = lookUp;
    }

    Optional<T> find(String key) {
        var mine = new CompletableFuture<Optional<T>>();
        var found = Optional.<T>empty();
        while (found.isEmpty()) {
            var earlier = known.asMap().putIfAbsent(key, mine);
            if (earlier == null) {
                return lookUp(key, mine);
            }
            // That somebody else found nothing may have been true before this call, and not in it.
            found = outcome(earlier);
        }
        return found;
    }

    private Optional<T> lookUp(String key, CompletableFuture<Optional<T>> mine) {
        var found = Optional.<T>empty();
        try {
            found = lookUp.apply(key);
            return found;
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            if (found.isEmpty()) {
                known.asMap().remove(key, mine);
            }
            mine.complete(found);
        }
    }

    private static <T> Optional<T> outcome(CompletableFuture<Optional<T>> lookup) {
        try {
            return lookup.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    /** A lookup under way is for those who wait for it already, and is not remembered. */
    void forget(String key) {
        known.asMap().remove(key);
    }
}
