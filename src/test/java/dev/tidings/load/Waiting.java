package dev.tidings.load;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** For what happens elsewhere, where nothing can be listened to. */
final class Waiting {

    private Waiting() {}

    /** @param where how things stand, for who waited in vain */
    static void until(Callable<Boolean> condition, Duration time, Supplier<String> where) throws Exception {
        var deadline = System.nanoTime() + time.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Waited " + time.toSeconds() + " s in vain: " + where.get());
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }
}
