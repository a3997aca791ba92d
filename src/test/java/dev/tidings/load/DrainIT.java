package dev.tidings.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.load.Crowd.Member;
import dev.tidings.support.Api;
import dev.tidings.support.Jar;
import dev.tidings.support.Tokens;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Section 4, draining: a thousand open streams and SIGTERM; after the start all are back, with nothing missing. */
class DrainIT {

    private static final int STREAMS = 1_000;
    private static final int STALLED = 10;
    private static final int BACKLOG = 4_000;
    private static final String TICK = "{\"type\":\"tick\",\"to\":[\"everyone\"],\"notify\":false}";

    private final Crowd crowd = Crowd.of(STREAMS, "d");
    private final BitSet accepted = new BitSet();

    /** What the stalled ones have before them: far more than the kernel's buffers take. */
    private final BitSet backlog = new BitSet();

    private final Transcript midReplay = new Transcript("0");

    @Test
    void everyStreamHasItsGoodbyeAndComesBackWithNothingMissing(@TempDir Path directory) throws Exception {
        var jar = new Jar(directory);
        try (crowd) {
            try (var server = jar.start()) {
                open(server);
                goDown(server);
            }
            try (var server = jar.start()) {
                comeBack(server);
            }
        }
        assertThat(Complaints.in(directory)).isEmpty();
    }

    private void open(Jar.Running server) throws Exception {
        var api = new Api(server.url(), "tdg_demo");
        for (int sent = 0; sent < BACKLOG; sent += 250) {
            backlog(api);
        }
        crowd.connect(server.port(), 64);
        crowd.awaitAll("open", member -> member.transcript().isReady(), Duration.ofSeconds(60));
        var first = api.published(TICK);
        accepted.set((int) first);
        crowd.awaitAll("told", member -> member.transcript().last() == first, Duration.ofSeconds(60));
    }

    private void backlog(Api api) {
        var event =
                "{\"type\":\"tick\",\"to\":[\"user:late\"],\"notify\":false,\"text\":\"" + "x".repeat(2_000) + "\"}";
        var batch = "{\"events\":[" + String.join(",", java.util.Collections.nCopies(250, event)) + "]}";
        api.post("/api/v1/events/batch", batch).json().get("ids").forEach(id -> backlog.set(id.asInt()));
    }

    private void goDown(Jar.Running server) throws Exception {
        var stalled = new ArrayList<LeanStream>();
        for (int i = 0; i < STALLED; i++) {
            stalled.add(behind(server, new Transcript("0")));
        }
        try (var goesOn = behind(server, midReplay)) {
            var lateComers = new LateComers(server.port());
            var publishing = CompletableFuture.runAsync(() -> publish(server));
            var start = System.nanoTime();
            server.process().destroy();
            lateComers.comeWhile(server.process());
            readOn(goesOn);
            assertThat(server.process().waitFor(15, TimeUnit.SECONDS))
                    .as("it is gone")
                    .isTrue();
            var millis = (System.nanoTime() - start) / 1_000_000;
            crowd.awaitAll("ended", Member::hasEnded, Duration.ofSeconds(10));
            publishing.join();
            System.out.println("Gone " + millis + " ms after SIGTERM with " + STREAMS + " streams and " + (STALLED + 1)
                    + " that were behind; who came meanwhile: " + lateComers.outcomes());
            assertThat(crowd.members()).allSatisfy(DrainIT::wasToldGoodbye);
            assertThat(lateComers.outcomes().keySet()).allMatch(DrainIT::isPolite);
        } finally {
            for (var stream : stalled) {
                stream.close();
            }
        }
    }

    private static LeanStream behind(Jar.Running server, Transcript transcript) throws Exception {
        var stream = LeanStream.open(server.port(), "/sse", Tokens.of("late"), transcript, 4_096);
        assertThat(stream.readUntil(Transcript::isReady, Duration.ofSeconds(20)))
                .isTrue();
        return stream;
    }

    /** Whatever is accepted must be there afterwards. */
    private void publish(Jar.Running server) {
        var api = new Api(server.url(), "tdg_demo");
        try {
            while (true) {
                var answer = api.publish(TICK);
                if (answer.status() != 201) {
                    assertThat(answer.status()).isEqualTo(503);
                    return;
                }
                accepted.set(answer.json().get("id").asInt());
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        } catch (UncheckedIOException e) {
            // The server is gone.
        }
    }

    private static void readOn(LeanStream stream) {
        try {
            stream.readToEnd(Duration.ofSeconds(20));
        } catch (java.io.IOException e) {
            // Cut off in the middle, which it may be.
        }
    }

    private static void wasToldGoodbye(Member member) {
        assertThat(member.transcript().bye()).as(member.name()).isEqualTo("{\"reason\":\"shutdown\"}");
        assertThat(member.endedAsItShould()).as(member.name()).isTrue();
    }

    private static boolean isPolite(String outcome) {
        return List.of(LateComers.NOBODY_THERE, LateComers.HUNG_UP, LateComers.SENT_AWAY, LateComers.JUST_IN_TIME)
                .contains(outcome.substring(outcome.indexOf(": ") + 2));
    }

    private void comeBack(Jar.Running server) throws Exception {
        var api = new Api(server.url(), "tdg_demo");
        for (int i = 0; i < 5; i++) {
            accepted.set((int) api.published(TICK));
        }
        var last = accepted.length() - 1;
        crowd.connect(server.port(), STREAMS);
        crowd.awaitAll("caught up", member -> member.transcript().last() == last, Duration.ofSeconds(60));
        var everyones = crowd.members().getFirst().transcript().ids();
        assertThat(everyones.stream().boxed())
                .containsAll(accepted.stream().boxed().toList());
        assertThat(crowd.members()).allSatisfy(member -> {
            assertThat(member.transcript().faults()).isEmpty();
            assertThat(member.transcript().ids()).isEqualTo(everyones);
        });
        try (var stream = behind(server, midReplay)) {
            assertThat(stream.readUntil(transcript -> transcript.last() == last, Duration.ofSeconds(60)))
                    .isTrue();
        }
        backlog.or(everyones);
        assertThat(midReplay.ids()).isEqualTo(backlog);
        assertThat(midReplay.faults()).isEmpty();
    }
}
