package dev.tidings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.support.Api;
import dev.tidings.support.Browserless;
import dev.tidings.support.Jar;
import dev.tidings.support.RawStream;
import dev.tidings.support.Tokens;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar under load, killed with SIGKILL: what was answered with 201 is there, on every stream, once. */
class CrashIT {

    private static final int ROUNDS = 5;
    private static final int PUBLISHERS = 6;

    @Test
    void nothingThatWasAcceptedIsLost(@TempDir Path directory) throws Exception {
        var seed = Long.getLong("tidings.seed", System.nanoTime());
        System.out.println("Crashes, seed " + seed);
        var random = new Random(seed);
        Set<Long> accepted = new ConcurrentSkipListSet<>();
        var received = new ArrayList<Long>();
        var cursor = "0";
        var jar = new Jar(directory);
        var browser = new Browserless();
        for (int round = 0; round < ROUNDS; round++) {
            var server = jar.start();
            if (round == 0) {
                browser.signIn(server.url(), "bob", "tidings");
            }
            assertThat(browser.get(server.url(), "/api/v1/notifications").statusCode())
                    .as("bob is still signed in, round " + round)
                    .isEqualTo(200);
            var stream = RawStream.open(
                    server.port(), "/sse", "Authorization: Bearer " + Tokens.of("crash"), "Last-Event-ID: " + cursor);
            assertThat(stream.ready().data().get("catchUp").asString()).isEqualTo("resumed");
            publishUntilKilled(server, accepted, random);
            stream.awaitEnd();
            received.addAll(stream.ids());
            cursor = stream.lastEventId();
        }
        try (var server = jar.start()) {
            var page = new Api(server.url(), Tokens.of("crash"));
            var stream = RawStream.open(
                    server.port(), "/sse", "Authorization: Bearer " + Tokens.of("crash"), "Last-Event-ID: " + cursor);
            var missed = stream.ready().data().get("missed").asInt();
            stream.awaitEvents(missed);
            received.addAll(stream.ids());
            stream.close();
            assertThat(received).doesNotHaveDuplicates().isSorted();
            assertThat(new HashSet<>(received)).containsAll(accepted);
            assertThat(logged(page)).isEqualTo(received);
            System.out.println(
                    accepted.size() + " accepted over " + ROUNDS + " kills, " + received.size() + " received");
        }
    }

    private static void publishUntilKilled(Jar.Running server, Set<Long> accepted, Random random) throws Exception {
        var dead = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < PUBLISHERS; i++) {
                threads.submit(() -> publish(new Api(server.url(), "tdg_demo"), accepted, dead));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(700 + random.nextInt(1_500)));
            server.kill();
            dead.set(true);
        }
    }

    private static void publish(Api api, Set<Long> accepted, AtomicBoolean dead) {
        while (!dead.get()) {
            try {
                var answer = api.publish("{\"type\":\"tick\",\"to\":[\"user:crash\"]}");
                if (answer.status() == 201) {
                    accepted.add(answer.json().get("id").asLong());
                }
            } catch (java.io.UncheckedIOException e) {
                return;
            }
        }
    }

    private static List<Long> logged(Api api) {
        var ids = new TreeSet<Long>();
        for (long after = 0, next = -1; after != next; ) {
            next = after;
            var page = api.get("/api/v1/events?limit=500&after=" + after).json();
            page.get("events").forEach(event -> ids.add(event.get("id").asLong()));
            after = page.get("next").asLong();
        }
        return List.copyOf(ids);
    }
}
