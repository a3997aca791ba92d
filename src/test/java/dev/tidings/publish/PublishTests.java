package dev.tidings.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.support.Api;
import dev.tidings.support.Api.Answer;
import dev.tidings.support.RawStream;
import dev.tidings.support.Server;
import dev.tidings.support.Tokens;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Contract, section 3: what is accepted, and what each refusal says. */
class PublishTests {

    private static Server server;
    private static Api api;

    @BeforeAll
    static void start() {
        server = Server.start();
        api = server.api();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static long head() {
        return api.get("/api/v1/events").json().get("next").asLong();
    }

    @Test
    void answersWithIdTimeAndPlace() {
        var answer = api.publish("{\"type\":\"comment\",\"to\":[\"user:bob\"]}");
        var id = answer.json().get("id").asLong();
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Location")).isEqualTo("/api/v1/events/" + id);
        assertThat(answer.json().get("createdAt").asString())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(head()).isEqualTo(id);
    }

    @Test
    void givesEveryFieldBackAsItCame() {
        var id = api.published("""
                {"type":"comment","to":["user:bob","topic:news"],"actor":"alice",
                 "object":{"type":"post","id":"42","title":"First light","url":"/posts/42"},
                 "title":"Alice commented on First light","text":"What a shot! \\u2028 <b>&amp; 😀\\r\\n",
                 "url":"/posts/42#comment-7","priority":"high","data":{"comment":7,"x":1.10,"big":123456789012345678901234567890,"n":null},
                 "expiresAt":"2127-01-01T00:00:00+02:00","notify":false}
                """);
        var event = api.get("/api/v1/events/" + id).json();
        assertThat(event.get("to").toString()).isEqualTo("[\"user:bob\",\"topic:news\"]");
        assertThat(event.get("actor").asString()).isEqualTo("alice");
        assertThat(event.get("object").get("title").asString()).isEqualTo("First light");
        assertThat(event.get("text").asString()).isEqualTo("What a shot! \u2028 <b>&amp; 😀\r\n");
        assertThat(event.get("priority").asString()).isEqualTo("high");
        assertThat(api.get("/api/v1/events/" + id).body())
                .contains("\"data\":{\"comment\":7,\"x\":1.10,\"big\":123456789012345678901234567890,\"n\":null}");
        assertThat(event.get("expiresAt").asString()).isEqualTo("2127-01-01T00:00:00+02:00");
        assertThat(event.get("notify").asBoolean()).isFalse();
    }

    static Stream<Arguments> refusals() {
        var many = IntStream.rangeClosed(0, 1_000)
                .mapToObj(i -> "\"user:u" + i + "\"")
                .collect(Collectors.joining(","));
        return Stream.of(
                Arguments.of("{\"type\":", 400, null),
                Arguments.of("", 400, null),
                Arguments.of("{\"type\":\"a\",\"type\":\"b\",\"to\":[\"everyone\"]}", 400, null),
                Arguments.of("[]", 422, ""),
                Arguments.of("\"text\"", 422, ""),
                Arguments.of("{}", 422, "/type"),
                Arguments.of(event("\"tpye\":1"), 422, "/tpye"),
                Arguments.of(event("\"a/b~c\":1"), 422, "/a~1b~0c"),
                Arguments.of("{\"type\":\"like\"}", 422, "/to"),
                Arguments.of("{\"type\":\"like\",\"to\":[]}", 422, "/to"),
                Arguments.of("{\"type\":\"like\",\"to\":\"user:bob\"}", 422, "/to"),
                Arguments.of("{\"type\":\"like\",\"to\":[" + many + "]}", 422, "/to"),
                Arguments.of("{\"type\":\"like\",\"to\":[\"user:bob\",\"user:BOB\"]}", 422, "/to/1"),
                Arguments.of("{\"type\":\"like\",\"to\":[\"topic:unknown\"]}", 422, "/to/0"),
                Arguments.of("{\"type\":\"like\",\"to\":[\"role:KING\"]}", 422, "/to/0"),
                Arguments.of("{\"type\":\"like\",\"to\":[\"post:1\"]}", 422, "/to/0"),
                Arguments.of("{\"type\":\"like\",\"to\":[\"user:a b\"]}", 422, "/to/0"),
                Arguments.of("{\"type\":\"like\",\"to\":[7]}", 422, "/to/0"),
                Arguments.of("{\"type\":\"li\\nke\",\"to\":[\"everyone\"]}", 422, "/type"),
                Arguments.of("{\"type\":\"Like\",\"to\":[\"everyone\"]}", 422, "/type"),
                Arguments.of("{\"type\":\"retracted\",\"to\":[\"everyone\"]}", 422, "/type"),
                Arguments.of("{\"type\":\"error\",\"to\":[\"everyone\"]}", 422, "/type"),
                Arguments.of(event("\"title\":\"" + "x".repeat(201) + "\""), 422, "/title"),
                Arguments.of(event("\"text\":\"" + "x".repeat(4_001) + "\""), 422, "/text"),
                Arguments.of(event("\"title\":7"), 422, "/title"),
                Arguments.of(event("\"title\":\"a\\u0000b\""), 422, "/title"),
                Arguments.of(event("\"title\":\"a\\ud800b\""), 422, "/title"),
                Arguments.of(event("\"data\":{\"a\":[{\"b\":\"\\udc00\"}]}"), 422, "/data/a/0/b"),
                Arguments.of(event("\"url\":\"javascript:alert(1)\""), 422, "/url"),
                Arguments.of(event("\"url\":\"//evil.example\""), 422, "/url"),
                Arguments.of(event("\"url\":\"/\\\\evil.example\""), 422, "/url"),
                Arguments.of(event("\"url\":\"https://\""), 422, "/url"),
                Arguments.of(event("\"data\":[]"), 422, "/data"),
                Arguments.of(event("\"data\":{\"a\":\"" + "x".repeat(17 * 1024) + "\"}"), 422, "/data"),
                Arguments.of(event("\"priority\":\"urgent\""), 422, "/priority"),
                Arguments.of(event("\"expiresAt\":\"2001-01-01T00:00:00Z\""), 422, "/expiresAt"),
                Arguments.of(event("\"expiresAt\":\"2127-01-01T00:00:00\""), 422, "/expiresAt"),
                Arguments.of(event("\"notify\":\"no\""), 422, "/notify"),
                Arguments.of(event("\"actor\":\"a b\""), 422, "/actor"),
                Arguments.of(event("\"object\":{\"type\":\"post\"}"), 422, "/object/id"),
                Arguments.of(event("\"object\":{\"id\":\"1\"}"), 422, "/object/type"),
                Arguments.of(event("\"object\":{\"type\":\"post\",\"id\":\"1\",\"colour\":1}"), 422, "/object/colour"));
    }

    private static String event(String field) {
        return "{\"type\":\"like\",\"to\":[\"everyone\"]," + field + "}";
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusesWithAPointerAndKeepsNothing(String body, int status, String pointer) {
        var before = head();
        var answer = api.publish(body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertProblem(answer);
        if (pointer != null) {
            assertThat(answer.json()
                            .get("errors")
                            .valueStream()
                            .map(e -> e.get("pointer").asString()))
                    .contains(pointer);
        }
        assertThat(head()).isEqualTo(before);
    }

    private static void assertProblem(Answer answer) {
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().get("type").asString()).startsWith("urn:tidings:problem:");
        assertThat(answer.json().get("detail").asString()).isNotBlank();
        assertThat(answer.json().get("status").asInt()).isEqualTo(answer.status());
    }

    @Test
    void refusesWhatIsNotUtf8() {
        var answer = api.send(api.request("/api/v1/events")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'})));
        assertThat(answer.status()).isEqualTo(400);
        assertProblem(answer);
    }

    @Test
    void refusesOtherMediaTypesAndLargeBodies() {
        var text = api.send(api.request("/api/v1/events")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{}")));
        assertThat(text.status()).isEqualTo(415);
        assertProblem(text);
        var large = api.publish(event("\"text\":\"" + "x".repeat(300 * 1024) + "\""));
        assertThat(large.status()).isEqualTo(413);
        assertProblem(large);
    }

    @Test
    void asksWhoIsCalling() {
        var nobody = new Api(server.url(), "").publish(event("\"title\":\"x\""));
        assertThat(nobody.status()).isEqualTo(401);
        assertProblem(nobody);
        assertThat(new Api(server.url(), "tdg_wrong")
                        .publish(event("\"title\":\"x\""))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void theSameKeyAndBytesAreAnsweredWithTheFirstAnswer() {
        var body = event("\"title\":\"once\"");
        var first = api.publish(body, "Idempotency-Key", "k-1");
        var second = api.publish(body, "Idempotency-Key", "k-1");
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(api.publish(body + " ", "Idempotency-Key", "k-1").status()).isEqualTo(422);
        assertThat(api.post("/api/v1/events/batch", "{\"events\":[" + body + "]}", "Idempotency-Key", "k-1")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void remembersSuccessesOnly() {
        assertThat(api.publish("{}", "Idempotency-Key", "k-2").status()).isEqualTo(422);
        assertThat(api.publish(event("\"title\":\"x\""), "Idempotency-Key", "k-2")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void remembersTheKeyOfWhatWasTakenBack() {
        var body = event("\"title\":\"gone\"");
        var first = api.publish(body, "Idempotency-Key", "k-3");
        api.delete("/api/v1/events/" + first.json().get("id"));
        assertThat(api.publish(body, "Idempotency-Key", "k-3").body()).isEqualTo(first.body());
    }

    @Test
    void twentyAtOnceWithOneKeyMakeOneEvent() {
        var before = head();
        var answers = IntStream.range(0, 20)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> api.publish(event("\"title\":\"race\""), "Idempotency-Key", "k-4")))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(answers).extracting(Answer::status).containsOnlyOnce(201).containsOnly(200, 201);
        assertThat(answers)
                .extracting(Answer::body)
                .containsOnly(answers.getFirst().body());
        assertThat(head()).isEqualTo(before + 1);
    }

    @Test
    void refusesAKeyThatIsNotVisibleAscii() {
        assertThat(api.publish(event("\"title\":\"x\""), "Idempotency-Key", "a b")
                        .status())
                .isEqualTo(422);
        assertThat(api.publish(event("\"title\":\"x\""), "Idempotency-Key", "x".repeat(256))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aBatchIsAllOrNothingInOneRun() {
        var before = head();
        var events = IntStream.range(0, 50)
                .mapToObj(i -> event("\"title\":\"e" + i + "\""))
                .collect(Collectors.joining(","));
        var answer = api.post("/api/v1/events/batch", "{\"events\":[" + events + "]}");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().get("ids").valueStream().map(id -> id.asLong()))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 50).mapToObj(i -> before + i).toList());
        var bad = api.post("/api/v1/events/batch", "{\"events\":[" + events + ",{\"type\":\"x\"}]}");
        assertThat(bad.status()).isEqualTo(422);
        assertThat(bad.json().get("errors").get(0).get("pointer").asString()).isEqualTo("/events/50/to");
        assertThat(head()).isEqualTo(before + 50);
        for (var empty : List.of("{\"events\":[]}", "{}", "[]")) {
            assertThat(api.post("/api/v1/events/batch", empty).status()).isEqualTo(422);
        }
    }

    @Test
    void whatIsTakenBackLosesItsContentEverywhere() {
        var id = api.published(event("\"title\":\"a secret\",\"actor\":\"alice\""));
        api.patch("/api/v1/events/" + id, "{\"title\":\"another secret\"}");
        try (var stream = RawStream.of(server, "tdg_demo", "/sse")) {
            stream.ready();
            assertThat(api.delete("/api/v1/events/" + id).status()).isEqualTo(204);
            assertThat(api.delete("/api/v1/events/" + id).status()).isEqualTo(204);
            var said = stream.await(block -> block.event().equals("retracted")).data();
            assertThat(said.get("of").asLong()).isEqualTo(id);
            assertThat(said.get("was").asString()).isEqualTo("like");
            assertThat(said.get("inbox").asBoolean()).isFalse();
        }
        assertThat(api.get("/api/v1/events/" + id).json().get("retracted").asBoolean())
                .isTrue();
        assertThat(api.get("/api/v1/events/" + id).body())
                .contains("\"actor\":\"alice\"")
                .doesNotContain("secret");
        assertThat(api.get("/api/v1/events?after=" + (id - 1)).body()).doesNotContain("secret");
        assertThat(api.patch("/api/v1/events/" + id, "{\"title\":\"x\"}").status())
                .isEqualTo(409);
    }

    @Test
    void aCorrectionReachesTheAudience() {
        var id = api.published(event("\"title\":\"teh\",\"text\":\"stays\",\"data\":{\"a\":1,\"b\":2}"));
        try (var stream = RawStream.of(server, "tdg_demo", "/sse")) {
            stream.ready();
            var answer = api.patch("/api/v1/events/" + id, "{\"title\":\"the\",\"data\":{\"b\":null}}");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().get("title").asString()).isEqualTo("the");
            var said = stream.await(block -> block.event().equals("corrected")).data();
            assertThat(said.get("of").asLong()).isEqualTo(id);
            assertThat(said.get("title").asString()).isEqualTo("the");
            assertThat(said.get("text").asString()).isEqualTo("stays");
            assertThat(said.get("data").toString()).isEqualTo("{\"a\":1}");
            assertThat(api.delete("/api/v1/events/" + said.get("id")).status()).isEqualTo(404);
        }
        assertThat(api.patch("/api/v1/events/" + id, "{\"type\":\"x\"}").status())
                .isEqualTo(422);
        assertThat(api.patch("/api/v1/events/" + id, "{\"url\":\"javascript:x\"}")
                        .status())
                .isEqualTo(422);
        assertThat(api.post("/api/v1/events/" + id, "{}").status()).isEqualTo(405);
    }

    @Test
    void whatIsPastItsExpiryIsNotRevived() {
        var id = api.published(event("\"expiresAt\":\"" + Instant.now().plusSeconds(1) + "\""));
        var reader = new Api(server.url(), Tokens.of("reader"));
        while (reader.get("/api/v1/events/" + id).status() != 404) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        var answer = api.patch("/api/v1/events/" + id, "{\"expiresAt\":\"2127-01-01T00:00:00Z\"}");
        assertThat(answer.status()).isEqualTo(409);
    }

    @Test
    void idsThatAreNoneAreNotFound() {
        for (var id : List.of("0", "-1", "abc", "99999999", "99999999999999999999")) {
            assertThat(api.get("/api/v1/events/" + id).status()).as(id).isEqualTo(404);
            assertThat(api.delete("/api/v1/events/" + id).status()).as(id).isEqualTo(404);
        }
    }
}
