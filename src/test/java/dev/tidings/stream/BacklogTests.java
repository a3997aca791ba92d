package dev.tidings.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.account.Grants.Way;
import dev.tidings.log.Address;
import dev.tidings.log.EventLog;
import dev.tidings.support.Api;
import dev.tidings.support.Server;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a stream keeps in memory is bounded in number and in size; what is let go is in the log. */
class BacklogTests {

    private static Server server;
    private static Api api;

    private static final Way WAY = new Way(Address.EVERYONE, false);

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
        backlog.add(one, backlog.edition());
        backlog.add(two, backlog.edition());
        assertThat(drained()).isEqualTo(text(one, two));
        assertThat(backlog.isDrained()).isTrue();
    }

    @Test
    void isBoundedInNumber() {
        var event = event("x");
        for (int i = 0; i < 256; i++) {
            assertThat(backlog.add(event, backlog.edition())).isTrue();
        }
        assertThat(backlog.isDrained()).isFalse();
        backlog.add(event, backlog.edition());
        assertThat(backlog.take().isEmpty()).isTrue();
        assertThat(backlog.add(event, backlog.edition()))
                .as("it reads the log now")
                .isFalse();
    }

    @Test
    void isBoundedInSize() {
        var large = event("x".repeat(4_000));
        for (int i = 0; i < 100; i++) {
            backlog.add(large, backlog.edition());
        }
        assertThat(backlog.take().isEmpty()).isTrue();
        assertThat(backlog.isDrained()).isFalse();
    }

    @Test
    void makesRoomAgainAsItIsWritten() {
        var large = event("x".repeat(4_000));
        for (int i = 0; i < 200; i++) {
            backlog.add(large, backlog.edition());
            assertThat(backlog.take().events()).isEqualTo(1);
        }
        assertThat(backlog.isDrained()).isTrue();
    }

    @Test
    void goesOnWithWhatComesAfterTheLogWasReachedAgain() {
        var event = event("x");
        assertThat(backlog.resume()).isEqualTo(Backlog.Resumption.NONE);
        for (int i = 0; i < 300; i++) {
            backlog.add(event, backlog.edition());
        }
        assertThat(backlog.resume()).isEqualTo(Backlog.Resumption.FROM_CURSOR);
        assertThat(backlog.add(event, backlog.edition())).isTrue();
        backlog.lookAgain();
        assertThat(backlog.resume()).isEqualTo(Backlog.Resumption.FROM_KNOWN);
        assertThat(backlog.resume()).isEqualTo(Backlog.Resumption.NONE);
    }

    @Test
    void refusesWhatWasJudgedByRightsOfBefore() {
        var edition = backlog.edition();
        backlog.lookAgain();
        backlog.resume();
        assertThat(backlog.add(event("x"), edition)).isFalse();
        assertThat(backlog.isDrained()).isTrue();
        assertThat(backlog.add(event("x"), backlog.edition())).isTrue();
    }

    @Test
    void forgetsWhatIsTakenBackBeforeItIsWritten() {
        var taken = event("taken back");
        var kept = event("kept");
        api.delete("/api/v1/events/" + Objects.requireNonNull(taken.event()).id());
        var retraction = frame(Objects.requireNonNull(kept.event()).id() + 1);
        List.of(taken, kept, retraction).forEach(each -> backlog.add(each, backlog.edition()));
        assertThat(drained()).isEqualTo(text(kept, retraction));
    }

    /** What would be written of these. */
    private String drained() {
        return StandardCharsets.UTF_8.decode(backlog.take().bytes()).toString();
    }

    private static String text(Frame... frames) {
        return Stream.of(frames)
                .map(Frame::bytes)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .collect(Collectors.joining());
    }

    private static Frame event(String text) {
        return frame(api.published("{\"type\":\"tick\",\"to\":[\"everyone\"],\"text\":\"" + text + "\"}"));
    }

    private static Frame frame(long id) {
        return new Frames(server.bean(EventLog.class).find(id).orElseThrow()).frame(WAY, false);
    }
}
