package dev.tidings.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.support.RawRequest;
import dev.tidings.support.RawRequest.Answer;
import dev.tidings.support.RawStream;
import dev.tidings.support.Server;
import dev.tidings.support.Tokens;
import dev.tidings.topic.Topics;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is too large is refused with a problem, and a stream that is open does not notice. */
class LargeRequestTests {

    private static final String KEY = "Authorization: Bearer tdg_demo\r\n";

    private static Server server;

    private RawStream bystander;

    @BeforeAll
    static void start() {
        server = Server.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void listen() {
        bystander = RawStream.of(server, "tdg_demo", "/sse");
        bystander.ready();
    }

    @AfterEach
    void theBystanderIsServed() {
        var id = server.api().published("{\"type\":\"note\",\"to\":[\"everyone\"]}");
        assertThat(bystander.awaitEvents(1).getFirst().field("id")).isEqualTo("" + id);
        bystander.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {100_000, 1_000_000})
    void headersOfAnySizeAreRefused(int size) {
        var answer = get("/sse", "Authorization: Bearer " + "a".repeat(size) + "\r\n");
        assertThatItIsAProblem(answer, 431, "headers-too-large");
        assertThat(answer.json().get("detail").asString()).contains("32 KiB");
        assertThatItIsAProblem(get("/login", "X-Anything: " + "a".repeat(size) + "\r\n"), 431, "headers-too-large");
    }

    @ParameterizedTest
    @ValueSource(ints = {100_000, 1_000_000})
    void addressesOfAnySizeAreRefused(int size) {
        var answer = get("/sse?access_token=" + "a".repeat(size), "");
        assertThatItIsAProblem(answer, 414, "address-too-long");
        assertThat(answer.json().get("detail").asString()).contains("32 KiB", "Authorization: Bearer");
    }

    @Test
    void tenThousandTopicParametersAreRefused() {
        var query = IntStream.range(0, 10_000).mapToObj(i -> "topics=t" + i).collect(Collectors.joining("&"));
        assertThatItIsAProblem(get("/sse?" + query, KEY), 414, "address-too-long");
    }

    @Test
    void tooManyTopicsThatFitAreRefusedByName() {
        var query = IntStream.range(0, 5_000)
                .mapToObj(i -> Integer.toString(i, Character.MAX_RADIX))
                .collect(Collectors.joining(","));
        var answer = get("/sse?topics=" + query, KEY);
        assertThatItIsAProblem(answer, 422, "invalid");
        assertThat(answer.json().at("/errors/0/parameter").asString()).isEqualTo("topics");
    }

    @Test
    void aThousandTopicsWithNamesOf25CharactersPass() {
        var names = IntStream.range(0, 1_000)
                .mapToObj("a-topic-with-a-name-%05d"::formatted)
                .toList();
        names.forEach(name -> server.bean(Topics.class).create(name, name, "", Set.of("everyone")));
        try (var stream = RawStream.of(server, "tdg_demo", "/sse?topics=" + String.join(",", names))) {
            stream.ready();
            var id = server.api().published("{\"type\":\"note\",\"to\":[\"topic:" + names.getLast() + "\"]}");
            assertThat(stream.awaitEvents(1).getFirst().field("id")).isEqualTo("" + id);
        }
    }

    @Test
    void aTokenThatFitsButIsTooLongIsRefusedUnread() {
        var token = Tokens.of(
                "longwinded",
                IntStream.range(0, 1_500).mapToObj(i -> "topic-" + i).toList());
        assertThat(token).hasSizeBetween(10_000, 30_000);
        for (var answer : new Answer[] {
            get("/sse?access_token=" + token, ""), get("/sse", "Authorization: Bearer " + token + "\r\n")
        }) {
            assertThatItIsAProblem(answer, 401, "unauthenticated");
            assertThat(answer.json().get("detail").asString()).contains("longer than 8192 characters");
        }
    }

    /** Where a visitor wanted to go is kept in a cookie, which must not burst the answer. */
    @Test
    void aPageWithALongAddressLeadsToTheSignInForm() {
        var answer = get("/inbox?q=" + "a".repeat(30_000), "Accept: text/html\r\n");
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.has("Location: /login")).isTrue();
        assertThat(answer.head()).hasSizeLessThan(4_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0016\u0003\u0001\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "POST /login HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nno size\r\n"
            })
    void whatIsNoRequestIsRefused(String text) {
        assertThatItIsAProblem(RawRequest.send(server, text), 400, "bad-request");
    }

    private static Answer get(String target, String headers) {
        return RawRequest.send(
                server, "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\n");
    }

    private static void assertThatItIsAProblem(Answer answer, int status, String type) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.has("Content-Type: application/problem+json"))
                .as(answer.head())
                .isTrue();
        assertThat(answer.json().get("type").asString()).isEqualTo("urn:tidings:problem:" + type);
        assertThat(answer.json().get("detail").asString()).isNotEmpty();
    }
}
