package dev.tidings.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.log.Event;
import dev.tidings.log.LogListener;
import dev.tidings.support.Api;
import dev.tidings.support.Api.Answer;
import dev.tidings.support.Cluster;
import dev.tidings.support.Databases;
import dev.tidings.support.Scrape;
import dev.tidings.support.Server;
import dev.tidings.support.Until;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node that cannot serve says so, and goes on saying that it lives: to restart it would help nobody. */
class ReadinessTests {

    private static final Duration MOST = Duration.ofSeconds(30);

    @TempDir
    private Path data;

    /** Holds the tail up from the next event on, until it is let go. */
    private static final class Blocker implements LogListener {

        private final CountDownLatch free = new CountDownLatch(1);
        private volatile boolean holds;

        @Override
        public void arrived(List<Event> events) {
            try {
                if (holds) {
                    free.await();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Test
    void aTailThatIsHeldUpMakesItNotReadyUntilItGoesOn() {
        var blocker = new Blocker();
        try (var server = Server.with(blocker, Databases.H2.fresh(), "tidings.log.tail-lag-most=1s")) {
            assertThat(readiness(server).status()).isEqualTo(200);

            blocker.holds = true;
            server.api().published("{\"type\":\"x\",\"to\":[\"everyone\"]}");

            Until.it("it is not ready", MOST, () -> readiness(server).status() == 503);
            var components = readiness(server).json().get("components");
            assertThat(components.get("tail").get("status").asString()).isEqualTo("DOWN");
            assertThat(components.get("db").get("status").asString()).isEqualTo("UP");
            assertThat(Scrape.of(server).sum("tidings_tail_lag_seconds")).isGreaterThan(1);
            assertThat(liveness(server).status()).isEqualTo(200);

            blocker.free.countDown();
            Until.it("it is ready again", MOST, () -> readiness(server).status() == 200);
            assertThat(Scrape.of(server).sum("tidings_tail_lag_seconds")).isLessThan(1);
        }
    }

    @Test
    void aStoppedDatabaseMakesItNotReadyUntilItComesBack() {
        try (var cluster = Cluster.in(data);
                var server = Server.on(cluster.url(), "tidings.log.tail-lag-most=2s")) {
            assertThat(readiness(server).status()).isEqualTo(200);

            cluster.stop();
            awaitThatBothAreDown(server);
            assertThat(liveness(server).status()).isEqualTo(200);

            cluster.start();
            Until.it("it is ready again", MOST, () -> readiness(server).status() == 200);
        }
    }

    @Test
    void aDatabaseThatSaysNothingMakesItNotReadyUntilItSpeaks() {
        try (var cluster = Cluster.in(data);
                var server = Server.on(cluster.url(), "tidings.log.tail-lag-most=2s")) {
            assertThat(readiness(server).status()).isEqualTo(200);

            cluster.freeze();
            try {
                awaitThatBothAreDown(server);
                assertThat(liveness(server).status()).isEqualTo(200);
            } finally {
                cluster.thaw();
            }
            Until.it("it is ready again", MOST, () -> readiness(server).status() == 200);
        }
    }

    private static void awaitThatBothAreDown(Server server) {
        Until.it("both are down", MOST, () -> {
            var components = readiness(server).json().get("components");
            return components.get("db").get("status").asString().equals("DOWN")
                    && components.get("tail").get("status").asString().equals("DOWN");
        });
        assertThat(readiness(server).status()).isEqualTo(503);
    }

    private static Answer readiness(Server server) {
        return new Api(server.url(), "").get("/actuator/health/readiness");
    }

    private static Answer liveness(Server server) {
        return new Api(server.url(), "").get("/actuator/health/liveness");
    }
}
