package dev.tidings.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.support.RawRequest;
import dev.tidings.support.RawRequest.Answer;
import dev.tidings.support.Server;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that never end: each is refused in time, and others are served meanwhile. */
class SlowBodyTests {

    private static final String EVENT = "{\"type\":\"note\",\"to\":[\"everyone\"]}";
    private static final String PUBLISH = "POST /api/v1/events HTTP/1.1\r\nHost: localhost\r\n"
            + "Authorization: Bearer tdg_demo\r\nContent-Type: application/json\r\n";
    private static final String SIGN_IN =
            "POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n";

    /** More than Jetty has threads. */
    private static final int CROWD = 300;

    private static Server server;

    @BeforeAll
    static void start() {
        server = Server.start("tidings.requests.body-patience=1s", "server.jetty.connection-idle-timeout=5s");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                PUBLISH + "Content-Length: 500\r\n\r\n" + EVENT,
                PUBLISH + "Content-Length: 200000\r\n\r\n" + EVENT,
                PUBLISH + "Transfer-Encoding: chunked\r\n\r\nFFFF\r\n" + EVENT,
                SIGN_IN + "Content-Length: 500\r\n\r\nusername"
            })
    void whatDripsIsRefused(String beginning) throws InterruptedException {
        try (var request = RawRequest.open(server);
                var clock = Executors.newSingleThreadScheduledExecutor()) {
            request.write(beginning);
            var drops = clock.scheduleAtFixedRate(() -> request.write(" "), 100, 100, TimeUnit.MILLISECONDS);
            assertThatItIsTooSlow(request.answer());
            drops.cancel(false);
        }
    }

    @Test
    void whatFallsSilentIsRefused() {
        assertThatItIsTooSlow(RawRequest.send(server, PUBLISH + "Content-Length: 500\r\n\r\n{"));
        assertThatItIsTooSlow(RawRequest.send(server, PUBLISH + "Content-Length: 200000\r\n\r\n{"));
    }

    @Test
    void whatNeverEndsIsRefusedSoon() {
        try (var request = RawRequest.open(server)) {
            request.write(PUBLISH + "Transfer-Encoding: chunked\r\n\r\n");
            var chunk = "10000\r\n" + "a".repeat(65_536) + "\r\n";
            var sent = IntStream.range(0, 1_000)
                    .takeWhile(i -> request.write(chunk))
                    .count();
            assertThat(sent).isLessThan(1_000);
        }
    }

    @Test
    void whatArrivesInPiecesIsTaken() {
        try (var request = RawRequest.open(server)) {
            request.write(PUBLISH + "Connection: close\r\nContent-Length: " + EVENT.length() + "\r\n\r\n");
            request.write(EVENT.substring(0, 10));
            assertThat(server.api().publish(EVENT).status()).isEqualTo(201);
            request.write(EVENT.substring(10));
            assertThat(request.answer().status()).isEqualTo(201);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {BodyIntake.SMALL - 1, BodyIntake.SMALL, BodyIntake.SMALL + 1, 200_000})
    void bodiesOfAllSizesAreTakenWhole(int size) {
        var body = EVENT + " ".repeat(size - EVENT.length());
        assertThat(server.api().publish(body).status()).isEqualTo(201);
        assertThat(RawRequest.send(
                                server,
                                PUBLISH + "Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
                                        + Integer.toHexString(size) + "\r\n" + body + "\r\n0\r\n\r\n")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aCrowdOfThemLeavesOthersAlone() {
        try (var patient = Server.start()) {
            var crowd = IntStream.range(0, CROWD)
                    .mapToObj(i -> RawRequest.open(patient))
                    .toList();
            crowd.forEach(request -> request.write(PUBLISH + "Content-Length: 500\r\n\r\n{"));
            assertThat(patient.api().publish(EVENT).status()).isEqualTo(201);
            assertThat(patient.api().get("/api/v1/topics").status()).isEqualTo(200);
            crowd.forEach(RawRequest::close);
        }
    }

    private static void assertThatItIsTooSlow(Answer answer) {
        assertThat(answer.status()).isEqualTo(408);
        assertThat(answer.has("Content-Type: application/problem+json")).isTrue();
        assertThat(answer.json().get("type").asString()).isEqualTo("urn:tidings:problem:too-slow");
    }
}
