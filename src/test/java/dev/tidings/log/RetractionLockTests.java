package dev.tidings.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.support.Databases;
import dev.tidings.support.Server;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.transaction.support.TransactionTemplate;

/** The head of the log is the last lock: whoever waits for the rows of an event or its corrections does not hold it. */
class RetractionLockTests {

    @ParameterizedTest
    @EnumSource
    void whoWaitsForACorrectionDoesNotHoldTheHead(Databases database) throws Exception {
        try (var server = Server.on(database.fresh(), "spring.datasource.username=" + database.user())) {
            var api = server.api();
            var event = api.published("{\"type\":\"like\",\"to\":[\"everyone\"],\"title\":\"teh\"}");
            api.patch("/api/v1/events/" + event, "{\"title\":\"the\"}");
            var transaction = server.bean(TransactionTemplate.class);
            var log = server.bean(EventLog.class);
            var locked = new CountDownLatch(1);
            var release = new CountDownLatch(1);
            var holder = CompletableFuture.runAsync(() -> transaction.executeWithoutResult(status -> {
                log.lock(event + 1);
                locked.countDown();
                await(release);
            }));
            await(locked);
            var retraction =
                    CompletableFuture.runAsync(() -> transaction.executeWithoutResult(status -> log.retract(event)));
            for (int i = 0; i < 100; i++) {
                api.published("{\"type\":\"like\",\"to\":[\"user:bob\"]}");
            }
            assertThat(retraction).isNotDone();
            release.countDown();
            holder.get(20, TimeUnit.SECONDS);
            retraction.get(20, TimeUnit.SECONDS);
            assertThat(api.get("/api/v1/events/" + (event + 1)).body()).doesNotContain("the\"");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
