package dev.tidings.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RememberedTests {

    private final AtomicInteger lookups = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @Test
    void whatWasFoundIsLookedUpOnceUntilItIsForgotten() {
        var remembered = remembered(key -> Optional.of("Ann " + lookups.incrementAndGet()));
        assertThat(remembered.find("ann")).contains("Ann 1");
        assertThat(remembered.find("ann")).contains("Ann 1");
        remembered.forget("ann");
        assertThat(remembered.find("ann")).contains("Ann 2");
    }

    @Test
    void whatWasNotFoundIsLookedUpAgain() {
        var remembered = remembered(key -> lookups.incrementAndGet() == 1 ? Optional.empty() : Optional.of("Ann"));
        assertThat(remembered.find("ann")).isEmpty();
        assertThat(remembered.find("ann")).contains("Ann");
    }

    @Test
    void aFailureIsThatOfAllWhoWaitAndIsNotRemembered() throws InterruptedException {
        var first = new Held();
        var remembered = remembered(key -> {
            if (lookups.incrementAndGet() == 1) {
                first.hold();
                throw new IllegalStateException("The database is away");
            }
            return Optional.of("Ann");
        });
        var both = askTwice(remembered, first);

        assertThat(both).allSatisfy(one -> assertThatThrownBy(one::join).hasRootCauseMessage("The database is away"));
        assertThat(lookups).hasValue(1);
        assertThat(remembered.find("ann")).contains("Ann");
    }

    @Test
    void whoWaitsForALookupThatFindsNothingLooksAgain() throws InterruptedException {
        var first = new Held();
        var remembered = remembered(key -> {
            if (lookups.incrementAndGet() == 1) {
                first.hold();
                return Optional.empty();
            }
            return Optional.of("Ann");
        });
        var both = askTwice(remembered, first);

        assertThat(both.getFirst().join()).isEmpty();
        assertThat(both.getLast().join()).contains("Ann");
    }

    /** A lookup that is under way until it is let go. */
    private static final class Held {

        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch end = new CountDownLatch(1);

        private void hold() {
            begun.countDown();
            await(end);
        }
    }

    /** The second asks while the lookup of the first is under way. */
    private List<CompletableFuture<Optional<String>>> askTwice(Remembered<String> remembered, Held held)
            throws InterruptedException {
        var first = CompletableFuture.supplyAsync(() -> remembered.find("ann"), threads);
        held.begun.await();
        var waiting = new AtomicReference<Thread>();
        var second = CompletableFuture.supplyAsync(
                () -> {
                    waiting.set(Thread.currentThread());
                    return remembered.find("ann");
                },
                threads);
        while (waiting.get() == null || waiting.get().getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        held.end.countDown();
        return List.of(first, second);
    }

    @Test
    void aLookupThatWasUnderWayWhenItWasForgottenIsNotRemembered() {
        var remembered = new Remembered<?>[1];
        var one = remembered(key -> {
            remembered[0].forget(key);
            return Optional.of("Ann " + lookups.incrementAndGet());
        });
        remembered[0] = one;
        assertThat(one.find("ann")).contains("Ann 1");
        assertThat(one.find("ann")).contains("Ann 2");
    }

    private static Remembered<String> remembered(java.util.function.Function<String, Optional<String>> lookUp) {
        return new Remembered<>(10, Duration.ofMinutes(1), lookUp);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
