package dev.tidings.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.account.Caller;
import dev.tidings.account.Role;
import dev.tidings.preference.Muting;
import dev.tidings.support.Api;
import dev.tidings.support.RawStream;
import dev.tidings.support.Server;
import dev.tidings.support.Tokens;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract, section 4: what is muted still comes, with {@code "inbox":false}. */
class MutedStreamTests {

    private static Server server;

    @BeforeAll
    static void start() {
        server = Server.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "kind, type:like",
        "person, person:Ann",
        "thing, thing:post/42",
        "topic, topic:news",
        "everyone, type:like"
    })
    void whatIsMutedArrivesOutsideOfTheInboxAtOnceAndAfterwards(String how, String what) {
        var name = "muted-" + how;
        as(name).put("/api/v1/topics/news/subscription");
        var to = switch (how) {
            case "topic" -> "topic:news";
            case "everyone" -> "everyone";
            default -> "user:" + name;
        };
        try (var stream = open(name, "/sse")) {
            stream.ready();
            like(to);
            muting().mute(person(name), what, "");
            var muted = like(to);
            muting().unmute(person(name), what);
            like(to);
            assertThat(stream.awaitEvents(3))
                    .extracting(event -> event.data().get("inbox").asBoolean())
                    .containsExactly(true, false, true);
            try (var later = open(name, "/sse?lastEventId=" + (muted - 1))) {
                assertThat(later.awaitEvents(2))
                        .extracting(event -> event.data().get("inbox").asBoolean())
                        .containsExactly(false, true);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"user:spared", "everyone"})
    void whoMutesNothingIsSpared(String to) {
        muting().mute(person("muting"), "type:like", "");
        try (var spared = open("spared", "/sse");
                var muting = open("muting", "/sse")) {
            spared.ready();
            muting.ready();
            like(to);
            assertThat(spared.awaitEvents(1).getFirst().data().get("inbox").asBoolean())
                    .isTrue();
            if (to.equals("everyone")) {
                assertThat(muting.awaitEvents(1).getFirst().data().get("inbox").asBoolean())
                        .isFalse();
            }
        }
    }

    private static long like(String to) {
        return server.api().published("""
                        {"type":"like","to":["%s"],"actor":"ann","object":{"type":"post","id":"42"}}""".formatted(to));
    }

    private static RawStream open(String person, String path) {
        return RawStream.of(server, Tokens.of(person), path);
    }

    private static Api as(String person) {
        return new Api(server.url(), Tokens.of(person));
    }

    private static Muting muting() {
        return server.bean(Muting.class);
    }

    private static Caller.Person person(String name) {
        return new Caller.Person(name, Set.of(Role.USER), 0, new Caller.Session("test"));
    }
}
