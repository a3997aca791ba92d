package dev.tidings.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.account.ApiKeys;
import dev.tidings.account.Scope;
import dev.tidings.support.Api;
import dev.tidings.support.RawStream;
import dev.tidings.support.Server;
import dev.tidings.support.Tokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract, section 4, read from a raw socket. */
class StreamTests {

    private static Server server;
    private static Api api;

    @BeforeAll
    static void start() {
        server = Server.start("tidings.stream.heartbeat=1s", "tidings.stream.max-per-caller=5");
        api = server.api();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static RawStream open(String person, String path, String... headers) {
        return RawStream.of(server, Tokens.of(person), path, headers);
    }

    private static long tell(String person, String type) {
        return api.published("{\"type\":\"" + type + "\",\"to\":[\"user:" + person + "\"]}");
    }

    private static Api as(String person) {
        return new Api(server.url(), Tokens.of(person));
    }

    @Test
    void theHeadSaysWhatItIs() {
        try (var stream = open("head", "/sse")) {
            stream.ready();
            assertThat(stream.head())
                    .startsWith("HTTP/1.1 200")
                    .containsIgnoringCase("Content-Type: text/event-stream;charset=UTF-8");
            assertThat(stream.head())
                    .contains("Cache-Control: no-store, no-transform")
                    .contains("X-Accel-Buffering: no");
        }
    }

    @Test
    void theVerdictIsFirstAndItsIdIsTheCursor() {
        var head = tell("verdict", "like");
        try (var stream = open("verdict", "/sse")) {
            var first = stream.ready();
            assertThat(stream.blocks().getFirst()).isEqualTo(first);
            assertThat(first.lines().getFirst()).matches("retry: [2-5]\\d{3}");
            assertThat(first.lines().getLast()).isEqualTo("id: " + head);
            assertThat(first.data().get("catchUp").asString()).isEqualTo("none");
            assertThat(first.data().get("after").asLong()).isEqualTo(head);
            assertThat(first.data().get("missed").asLong()).isZero();
            assertThat(first.data().get("unseen").asLong()).isEqualTo(1);
            assertThat(first.data().get("asOf").asLong()).isEqualTo(head);
        }
    }

    @Test
    void aBlockEndsWithItsIdAndAMessageHasNoEventLine() {
        try (var stream = open("form", "/api/v1/stream")) {
            stream.ready();
            var like = tell("form", "like");
            var message = tell("form", "message");
            var events = stream.awaitEvents(2);
            assertThat(events.get(0).lines()).hasSize(3);
            assertThat(events.get(0).lines().get(0)).isEqualTo("event: like");
            assertThat(events.get(0).lines().get(1))
                    .startsWith("data: {\"id\":" + like + ",\"type\":\"like\",\"to\":\"user:form\"");
            assertThat(events.get(0).lines().get(2)).isEqualTo("id: " + like);
            assertThat(events.get(1).lines()).hasSize(2);
            assertThat(events.get(1).lines().get(1)).isEqualTo("id: " + message);
        }
    }

    @Test
    void allEventsComeAsMessagesWhereAskedFor() {
        try (var stream = open("plain", "/sse?events=message")) {
            stream.ready();
            tell("plain", "like");
            assertThat(stream.awaitEvents(1).getFirst().has("event")).isFalse();
        }
        assertThat(as("plain").get("/sse?events=all").status()).isEqualTo(422);
    }

    @Test
    void resumesWithWhatWasMissedAndThenGoesOn() {
        var ids = new ArrayList<Long>();
        for (int i = 0; i < 5; i++) {
            ids.add(tell("missed", "absence"));
            tell("somebody-else", "like");
        }
        try (var stream = open("missed", "/sse", "Last-Event-ID: " + (ids.get(1)))) {
            var ready = stream.ready().data();
            assertThat(ready.get("catchUp").asString()).isEqualTo("resumed");
            assertThat(ready.get("missed").asLong()).isEqualTo(3);
            ids.add(tell("missed", "absence"));
            stream.awaitEvents(4);
            assertThat(stream.ids()).isEqualTo(ids.subList(2, 6));
        }
        try (var stream = open("missed", "/sse?lastEventId=0&types=absence")) {
            stream.awaitEvents(6);
            assertThat(stream.ids()).isEqualTo(ids);
        }
        try (var stream = open("missed", "/sse?lastEventId=0&types=absence", "Last-Event-ID: " + ids.get(4))) {
            stream.awaitEvents(1);
            assertThat(stream.ids()).isEqualTo(ids.subList(5, 6));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "-1", "99999999999999999999", "1000000"})
    void aCursorThatMakesNoSenseIsResetAndGoesOnFromNow(String cursor) {
        tell("reset", "like");
        try (var stream = open("reset", "/sse", "Last-Event-ID: " + cursor)) {
            assertThat(stream.ready().data().get("catchUp").asString()).isEqualTo("reset");
            var next = tell("reset", "like");
            stream.awaitEvents(1);
            assertThat(stream.ids()).containsExactly(next);
        }
    }

    @Test
    void anIdleStreamHearsAHeartbeatAndItsCursorMoves() {
        try (var stream = open("idle", "/sse")) {
            stream.ready();
            var elsewhere = tell("somebody-else", "like");
            stream.await(block -> block.lines().equals(List.of("id: " + elsewhere)));
            stream.await(block -> block.lines().equals(List.of(":")));
            assertThat(stream.lastEventId()).isEqualTo(Long.toString(elsewhere));
            assertThat(stream.events()).isEmpty();
        }
    }

    @Test
    void aPersonalEventBringsAStateAfterIt() {
        try (var stream = open("state", "/sse")) {
            var version = stream.ready().data().get("version").asLong();
            var id = tell("state", "like");
            var state = stream.await(block -> block.event().equals("state"));
            assertThat(state.has("id")).isFalse();
            assertThat(state.data().get("unseen").asLong()).isEqualTo(1);
            assertThat(state.data().get("asOf").asLong()).isGreaterThanOrEqualTo(id);
            assertThat(state.data().get("version").asLong()).isGreaterThan(version);
            assertThat(state.data().get("items").get(0).get("latestEventId").asLong())
                    .isEqualTo(id);
            assertThat(stream.blocks().indexOf(state))
                    .isGreaterThan(stream.blocks().indexOf(stream.events().getFirst()));
        }
    }

    @Test
    void typesLetThroughWhatIsAskedForAndWhatIsSaidLaterOfIt() {
        try (var stream = open("types", "/sse?types=like")) {
            stream.ready();
            var comment = tell("types", "comment");
            var like = tell("types", "like");
            // What is taken back before it is written is not shown any more.
            stream.awaitEvents(1);
            api.delete("/api/v1/events/" + comment);
            api.delete("/api/v1/events/" + like);
            stream.awaitEvents(2);
            assertThat(stream.events().get(0).data().get("id").asLong()).isEqualTo(like);
            assertThat(stream.events().get(1).data().get("of").asLong()).isEqualTo(like);
        }
    }

    @Test
    void theFirstAddressThatFitsIsTold() {
        var body =
                "{\"type\":\"news\",\"to\":[\"everyone\",\"role:USER\",\"topic:releases\",\"topic:news\",\"user:Ways\"]}";
        try (var person = open("ways", "/sse");
                var topics = open("ways2", "/sse?topics=news&topics=releases");
                var roles = open("ways3", "/sse")) {
            person.ready();
            topics.ready();
            roles.ready();
            api.published(body);
            assertThat(person.awaitEvents(1).getFirst().data().get("to").asString())
                    .isEqualTo("user:ways");
            var byTopic = topics.awaitEvents(1).getFirst().data();
            assertThat(byTopic.get("to").asString()).isEqualTo("topic:releases");
            assertThat(byTopic.get("inbox").asBoolean()).isTrue();
            assertThat(roles.awaitEvents(1).getFirst().data().get("to").asString())
                    .isEqualTo("role:USER");
        }
    }

    @Test
    void inboxIsFalseWhereItIsNone() {
        try (var stream = open("boxes", "/sse?topics=news")) {
            stream.ready();
            api.published("{\"type\":\"story\",\"to\":[\"topic:news\"]}");
            api.published("{\"type\":\"story\",\"to\":[\"user:boxes\"],\"notify\":false}");
            api.published("{\"type\":\"story\",\"to\":[\"user:boxes\"]}");
            assertThat(stream.awaitEvents(3))
                    .extracting(e -> e.data().get("inbox").asBoolean())
                    .containsExactly(false, false, true);
        }
    }

    @Test
    void aFollowBeginsWhereItWasMadeAndEndsAtOnce() {
        var before = api.published("{\"type\":\"story\",\"to\":[\"topic:releases\"]}");
        try (var stream = open("follower", "/sse?lastEventId=" + (before - 1))) {
            stream.ready();
            assertThat(as("follower")
                            .put("/api/v1/topics/releases/subscription")
                            .status())
                    .isEqualTo(204);
            var during = api.published("{\"type\":\"story\",\"to\":[\"topic:releases\"]}");
            stream.awaitEvents(1);
            assertThat(as("follower")
                            .delete("/api/v1/topics/releases/subscription")
                            .status())
                    .isEqualTo(204);
            api.published("{\"type\":\"story\",\"to\":[\"topic:releases\"]}");
            var last = tell("follower", "like");
            stream.awaitEvents(2);
            assertThat(stream.ids()).containsExactly(during, last);
        }
    }

    @Test
    void unknownTopicsAndRoomsAreNotFound() {
        assertThat(as("lost").get("/sse?topics=unknown").status()).isEqualTo(404);
        assertThat(as("lost").get("/sse?also=post:999999").status()).isEqualTo(404);
        assertThat(as("lost").get("/sse?also=user:bob").status()).isEqualTo(404);
        assertThat(as("lost").get("/sse?types=A").status()).isEqualTo(422);
        assertThat(new Api(server.url(), Tokens.of("limited", List.of()))
                        .get("/sse?topics=news")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void anExpiredEventIsNeitherReplayedNorCounted() throws InterruptedException {
        var soon = java.time.Instant.now().plusSeconds(2);
        var id = api.published("{\"type\":\"sale\",\"to\":[\"user:late\"],\"expiresAt\":\"" + soon + "\"}");
        try (var stream = open("late", "/sse?lastEventId=" + (id - 1))) {
            assertThat(stream.ready().data().get("unread").asLong()).isEqualTo(1);
            stream.awaitEvents(1);
            stream.await(block -> block.event().equals("state")
                    && block.data().get("unread").asLong() == 0
                    && block.data().get("removed").toString().contains("\"" + id + "\""));
        }
        try (var stream = open("late", "/sse?lastEventId=" + (id - 1))) {
            assertThat(stream.ready().data().get("missed").asLong()).isZero();
        }
    }

    @Test
    void oneCallerHasSoManyStreamsAndNoMore() {
        var streams = new ArrayList<RawStream>();
        for (int i = 0; i < 5; i++) {
            streams.add(open("many", "/sse"));
            streams.getLast().ready();
        }
        var refused = as("many").get("/sse");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isNotBlank();
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        streams.forEach(RawStream::close);
        var again =
                eventually(() -> open("many", "/sse"), stream -> stream.head().startsWith("HTTP/1.1 200"));
        again.close();
    }

    private static RawStream eventually(
            java.util.function.Supplier<RawStream> open, java.util.function.Predicate<RawStream> good) {
        for (int i = 0; i < 200; i++) {
            var stream = open.get();
            while (stream.head().isEmpty() && !stream.hasEnded()) {
                Thread.onSpinWait();
            }
            if (good.test(stream)) {
                return stream;
            }
            stream.close();
            java.util.concurrent.locks.LockSupport.parkNanos(
                    Duration.ofMillis(100).toNanos());
        }
        throw new AssertionError("It was refused for 20 s");
    }

    @Test
    void aStreamEndsWithItsTokenAndSaysWhy() {
        try (var stream = RawStream.of(server, Tokens.of("brief", Duration.ofSeconds(3)), "/sse")) {
            stream.ready();
            stream.awaitEnd();
            assertThat(stream.blocks().getLast().event()).isEqualTo("bye");
            assertThat(stream.blocks().getLast().data().get("reason").asString())
                    .isEqualTo("expired");
        }
    }

    @Test
    void aStreamEndsWithItsKeyAndTheChunksAreInGoodOrder() {
        var key = server.bean(ApiKeys.class).make("short-lived", Set.of(Scope.READ), null);
        try (var stream = RawStream.of(server, key.secret(), "/sse")) {
            stream.ready();
            server.bean(ApiKeys.class).revoke(key.id());
            stream.awaitEnd();
            assertThat(stream.blocks().getLast().data().get("reason").asString())
                    .isEqualTo("revoked");
        }
        assertThat(new Api(server.url(), key.secret()).get("/sse").status()).isEqualTo(401);
    }

    @Test
    void aKeyHearsEveryoneAndTheTopicsThatItNames() {
        try (var stream = RawStream.of(server, "tdg_demo", "/sse?topics=news")) {
            stream.ready();
            var toAll = api.published("{\"type\":\"note\",\"to\":[\"everyone\"]}");
            tell("somebody-else", "like");
            var news = api.published("{\"type\":\"note\",\"to\":[\"topic:news\"]}");
            stream.awaitEvents(2);
            assertThat(stream.ids()).containsExactly(toAll, news);
        }
    }

    @Test
    void whoPollsGetsTheSame() {
        var first = tell("poller", "like");
        tell("somebody-else", "like");
        var second = tell("poller", "comment");
        var page = as("poller")
                .get("/api/v1/events?after=" + (first - 1) + "&limit=1")
                .json();
        assertThat(page.get("events")).hasSize(1);
        assertThat(page.get("next").asLong()).isEqualTo(first);
        var rest = as("poller").get("/api/v1/events?after=" + first).json();
        assertThat(rest.get("events").get(0).get("id").asLong()).isEqualTo(second);
        assertThat(rest.get("next").asLong()).isGreaterThanOrEqualTo(second);
        assertThat(rest.get("reset").asBoolean()).isFalse();
        assertThat(as("poller")
                        .get("/api/v1/events?after=99999999999999999999")
                        .json()
                        .get("reset")
                        .asBoolean())
                .isTrue();
        for (var bad : List.of("after=abc", "after=-1", "limit=0", "limit=501", "limit=x")) {
            assertThat(as("poller").get("/api/v1/events?" + bad).status())
                    .as(bad)
                    .isEqualTo(422);
        }
    }

    @Test
    void aReplayThatShowsNothingCatchesUpWithLiveEvents() {
        for (int batch = 0; batch < 5; batch++) {
            batch("topic:news", "noise", 1_000);
        }
        try (var stream = open("sieve", "/sse?topics=news&types=wanted&lastEventId=0")) {
            for (int batch = 0; batch < 10; batch++) {
                batch("topic:news", "wanted", 400);
            }
            stream.awaitEvents(4_000);
            assertThat(stream.ids()).hasSize(4_000).isSorted().doesNotHaveDuplicates();
        }
    }

    private static void batch(String to, String type, int count) {
        var event = "{\"type\":\"" + type + "\",\"to\":[\"" + to + "\"],\"notify\":false}";
        var events = String.join(",", java.util.Collections.nCopies(count, event));
        assertThat(api.post("/api/v1/events/batch", "{\"events\":[" + events + "]}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aLongReplayIsWhole() {
        var ids = new ArrayList<Long>();
        for (int batch = 0; batch < 3; batch++) {
            var events = new StringBuilder();
            for (int i = 0; i < 1_000; i++) {
                events.append(i == 0 ? "" : ",").append("{\"type\":\"tick\",\"to\":[\"user:long\"],\"notify\":false}");
            }
            api.post("/api/v1/events/batch", "{\"events\":[" + events + "]}")
                    .json()
                    .get("ids")
                    .forEach(id -> ids.add(id.asLong()));
        }
        try (var stream = open("long", "/sse?lastEventId=0")) {
            assertThat(stream.ready().data().get("missed").asLong()).isEqualTo(1_000);
            stream.awaitEvents(3_000);
            assertThat(stream.ids()).isEqualTo(ids);
        }
    }
}
