package dev.tidings.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DisabledException;

class ThrottleTests {

    private final SettableClock clock = new SettableClock();
    private final Throttle throttle = new Throttle(clock);

    @Test
    void refusesTheRightPasswordAfterFiveFailures() {
        fail(5, "alice", "10.0.0.1");

        assertThatThrownBy(() -> succeed("Alice", "10.0.0.2"))
                .isInstanceOf(SignInThrottled.class)
                .hasMessageEndingWith("wait 60 s");
    }

    @Test
    void lastsForAMinute() {
        fail(5, "alice", "10.0.0.1");
        clock.advance(Duration.ofSeconds(59));
        assertThatThrownBy(() -> succeed("alice", "10.0.0.1"))
                .isInstanceOf(SignInThrottled.class)
                .hasMessageEndingWith("wait 1 s");
        clock.advance(Duration.ofSeconds(1));
        assertThat(succeed("alice", "10.0.0.1")).isTrue();
    }

    @Test
    void isForgivenByTheRightPassword() {
        fail(4, "alice", "10.0.0.1");
        succeed("alice", "10.0.0.1");
        fail(4, "alice", "10.0.0.1");
        assertThat(succeed("alice", "10.0.0.1")).isTrue();
    }

    @Test
    void leavesOthersAlone() {
        fail(5, "alice", "10.0.0.1");
        assertThat(succeed("bob", "10.0.0.1")).isTrue();
    }

    @Test
    void refusesAnAddressAfterTwentyFailures() {
        IntStream.range(0, 20).forEach(i -> fail(1, "guess" + i, "10.0.0.1"));

        assertThatThrownBy(() -> succeed("bob", "10.0.0.1")).isInstanceOf(SignInThrottled.class);
        assertThat(succeed("bob", "10.0.0.2")).isTrue();
        clock.advance(Duration.ofMinutes(1));
        assertThat(succeed("bob", "10.0.0.1")).isTrue();
    }

    @Test
    void countsWhatCannotBeANameByItsAddress() {
        fail(20, "not a name", "10.0.0.1");
        assertThatThrownBy(() -> succeed("not a name", "10.0.0.1")).isInstanceOf(SignInThrottled.class);
        assertThat(succeed("not a name", "10.0.0.2")).isTrue();
    }

    @Test
    void countsNoSuccesses() {
        IntStream.range(0, 100).forEach(i -> succeed("alice", "10.0.0.1"));
        fail(5, "alice", "10.0.0.1");
    }

    @Test
    void countsNoDisabledAccounts() {
        for (int i = 0; i < 30; i++) {
            assertThatThrownBy(() -> throttle.attempt("alice", "10.0.0.1", () -> {
                        throw new DisabledException("disabled");
                    }))
                    .isInstanceOf(DisabledException.class);
        }
    }

    /** A hundred guesses at the same time must not all pass before the first has failed. */
    @Test
    void letsNoCrowdThrough() throws InterruptedException {
        var ran = new AtomicInteger();
        Callable<Void> guess = () -> {
            try {
                throttle.attempt("alice", "10.0.0.1", () -> {
                    ran.incrementAndGet();
                    throw new BadCredentialsException("wrong");
                });
            } catch (BadCredentialsException | SignInThrottled e) {
                // Both are a no.
            }
            return null;
        };
        try (var threads = Executors.newFixedThreadPool(16)) {
            threads.invokeAll(IntStream.range(0, 100).mapToObj(i -> guess).toList());
        }
        assertThat(ran).hasValue(5);
    }

    private void fail(int times, String name, String address) {
        for (int i = 0; i < times; i++) {
            assertThatThrownBy(() -> throttle.attempt(name, address, () -> {
                        throw new BadCredentialsException("wrong");
                    }))
                    .isInstanceOf(BadCredentialsException.class);
        }
    }

    private boolean succeed(String name, String address) {
        return throttle.attempt(name, address, () -> true);
    }
}
