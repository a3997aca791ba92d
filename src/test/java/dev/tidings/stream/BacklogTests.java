package dev.tidings.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.log.EventLog;
import dev.tidings.support.Api;
import dev.tidings.support.Server;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a stream keeps in memory is bounded in number and in size; what is let go is in the log. */
class BacklogTests {

    private static Server server;
    private static Api api;

    private final Backlog backlog = new Backlog();

    @BeforeAll
    static void start() {
        server = Server.start();
        api = server.api();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void keepsTheOrder() {
        var one = event("one");
        var two = event("two");
        backlog.add(one);
        backlog.add(two);
        assertThat(drained()).containsExactly(one, two);
        assertThat(backlog.isDrained()).isTrue();
    }

    @Test
    void isBoundedInNumber() {
        var event = event("x");
        for (int i = 0; i < 256; i++) {
            assertThat(backlog.add(event)).isTrue();
        }
        assertThat(backlog.isDrained()).isFalse();
        backlog.add(event);
        assertThat(drained()).isEmpty();
        assertThat(backlog.add(event)).as("it reads the log now").isFalse();
    }

    @Test
    void isBoundedInSize() {
        var large = event("x".repeat(4_000));
        for (int i = 0; i < 100; i++) {
            backlog.add(large);
        }
        assertThat(drained()).isEmpty();
        assertThat(backlog.isDrained()).isFalse();
    }

    @Test
    void makesRoomAgainAsItIsWritten() {
        var large = event("x".repeat(4_000));
        for (int i = 0; i < 200; i++) {
            backlog.add(large);
            assertThat(backlog.poll()).isEqualTo(large);
        }
        assertThat(backlog.isDrained()).isTrue();
    }

    @Test
    void goesOnWithWhatComesAfterTheLogWasReachedAgain() {
        var event = event("x");
        assertThat(backlog.resume()).isEqualTo(Backlog.Resumption.NONE);
        for (int i = 0; i < 300; i++) {
            backlog.add(event);
        }
        assertThat(backlog.resume()).isEqualTo(Backlog.Resumption.FROM_CURSOR);
        assertThat(backlog.add(event)).isTrue();
        backlog.lookAgain();
        assertThat(backlog.resume()).isEqualTo(Backlog.Resumption.FROM_KNOWN);
        assertThat(backlog.resume()).isEqualTo(Backlog.Resumption.NONE);
    }

    @Test
    void forgetsWhatIsTakenBackBeforeItIsWritten() {
        var taken = event("taken back");
        var kept = event("kept");
        api.delete("/api/v1/events/" + taken.event().id());
        var retraction = frames(kept.event().id() + 1);
        List.of(taken, kept, retraction).forEach(backlog::add);
        assertThat(drained()).containsExactly(kept, retraction);
    }

    private List<Frames> drained() {
        var all = new ArrayList<Frames>();
        for (var next = backlog.poll(); next != null; next = backlog.poll()) {
            all.add(next);
        }
        return all;
    }

    private static Frames event(String text) {
        return frames(api.published("{\"type\":\"tick\",\"to\":[\"everyone\"],\"text\":\"" + text + "\"}"));
    }

    private static Frames frames(long id) {
        return new Frames(server.bean(EventLog.class).find(id).orElseThrow());
    }
}
