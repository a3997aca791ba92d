package dev.tidings.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidings.problem.Problem;
import dev.tidings.problem.ProblemType;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeyLimitsTests {

    private final SettableClock clock = new SettableClock();
    private final KeyLimits limits = new KeyLimits(clock);

    @Test
    void refuseWhatIsTooMuchAndSayWhenToCome() {
        take(3, key(7, 3));
        assertThatThrownBy(() -> take(1, key(7, 3))).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.type()).isEqualTo(ProblemType.TOO_MANY_REQUESTS);
            assertThat(problem.getHeaders().getFirst("Retry-After")).isEqualTo("20");
        });
        clock.advance(Duration.ofSeconds(20));
        take(1, key(7, 3));
    }

    @Test
    void areEachKeysOwn() {
        take(3, key(7, 3));
        take(3, key(8, 3));
    }

    @Test
    void areNoneUnlessSet() {
        take(10_000, key(7, null));
    }

    private void take(int times, Caller.Service key) {
        for (int i = 0; i < times; i++) {
            limits.take(key);
        }
    }

    private static Caller.Service key(long id, @Nullable Integer perMinute) {
        return new Caller.Service(id, "deploys", Set.of(Scope.PUBLISH), perMinute);
    }
}
