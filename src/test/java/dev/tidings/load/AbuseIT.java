package dev.tidings.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.support.Jar;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who means no good is bounded and refused; somebody at another address is served meanwhile and afterwards. */
class AbuseIT {

    /** -Dabuse.connects=50000 is a minute of it. */
    private static final int CONNECTS = Integer.getInteger("abuse.connects", 5_000);

    private static final int CONNECTS_A_SECOND = 833;
    private static final int IDLE_MOST = 100;
    private static final Duration BOUND = Duration.ofSeconds(20);
    private static final String HALF = "GET /sse HTTP/1.1\r\nHost: localhost\r\nX-Half: ";
    private static final String BAD_TOKEN =
            "GET /sse HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer tdg_wrong\r\n\r\n";
    private static final String IDLER = "GET /actuator/health/liveness HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final String FORM = "POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n"
            + "Content-Type: application/x-www-form-urlencoded\r\n\r\nusername=";
    private static final String JSON = "POST /api/v1/events HTTP/1.1\r\nHost: localhost\r\n"
            + "Authorization: Bearer tdg_demo\r\nContent-Type: application/json\r\n";

    @TempDir
    static Path directory;

    private static Jar.Running server;
    private final List<Pest> pests = new ArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        server = new Jar(directory)
                .start(
                        "--tidings.server.header-timeout=2s",
                        "--tidings.requests.body-patience=3s",
                        "--tidings.server.idle-connections-per-address=" + IDLE_MOST);
    }

    @AfterEach
    void hangUp() throws Exception {
        for (var pest : pests) {
            pest.hangUp();
        }
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
        assertThat(Complaints.in(directory)).isEmpty();
    }

    @Test
    void halfRequestsAndSilenceAreHungUpOn() throws Exception {
        try (var bystander = new Bystander(server.port())) {
            come(
                    500,
                    i -> i % 2 == 0
                            ? Pest.silentAfter(server.port(), i % 4 == 0 ? HALF : "")
                            : Pest.dripping(server.port(), HALF, "x"));
            bystander.assertIsServed();
            awaitHungUp();
        }
    }

    @Test
    void bodiesThatComeByteByByteTakeNobodysTurnAndEnd() throws Exception {
        try (var bystander = new Bystander(server.port())) {
            come(
                    500,
                    i -> Pest.dripping(
                            server.port(),
                            i % 2 == 0 ? FORM : JSON + "Content-Length: 100000\r\n\r\n{\"type\":\"",
                            "x"));
            bystander.assertIsServed();
            awaitHungUp();
        }
    }

    @Test
    void aBodyThatNeverEndsIsRefused() throws Exception {
        try (var bystander = new Bystander(server.port())) {
            assertThat(answerToEndlessBody(JSON)).startsWith("HTTP/1.1 413 ");
            assertThat(answerToEndlessBody(JSON.replace("tdg_demo", "tdg_wrong")))
                    .startsWith("HTTP/1.1 401 ");
        }
    }

    /** Sends until nobody takes it any more, at most 64 MB. */
    private static String answerToEndlessBody(String head) throws IOException {
        try (var socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout((int) BOUND.toMillis());
            var out = socket.getOutputStream();
            var chunk = ("1000\r\n" + " ".repeat(4_096) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            var sent = 0L;
            var answer = new byte[1_024];
            try {
                out.write((head + "Transfer-Encoding: chunked\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
                while (socket.getInputStream().available() == 0) {
                    out.write(chunk);
                    sent += chunk.length;
                    assertThat(sent).as("bytes taken without an answer").isLessThan(64L << 20);
                }
            } catch (IOException e) {
                // It hung up; the answer, if there was time for one, is still to be read.
            }
            var n = socket.getInputStream().read(answer);
            System.out.println("An endless body was answered after " + sent / 1_024 + " KiB");
            return new String(answer, 0, Math.max(n, 0), StandardCharsets.ISO_8859_1);
        }
    }

    @Test
    void connectionsOfOneAddressAreBounded() throws Exception {
        try (var bystander = new Bystander(server.port())) {
            var before = Vitals.descriptors(server.process());
            var most = 0L;
            for (int come = 0; come < CONNECTS; come += CONNECTS_A_SECOND) {
                var end = System.nanoTime() + Duration.ofSeconds(1).toNanos();
                come(
                        Math.min(CONNECTS_A_SECOND, CONNECTS - come),
                        i -> Pest.silentAfter(server.port(), i % 3 == 0 ? "" : i % 3 == 1 ? BAD_TOKEN : IDLER));
                pests.removeIf(Pest::isClosed);
                most = Math.max(most, Vitals.descriptors(server.process()));
                LockSupport.parkNanos(end - System.nanoTime());
            }
            bystander.assertIsServed();
            System.out.println(CONNECTS + " connects: descriptors from " + before + " to at most " + most);
            Waiting.until(
                    () -> Vitals.descriptors(server.process()) < before + 2 * IDLE_MOST,
                    BOUND,
                    () -> "the server holds too many connections; " + before + " descriptors before");
            assertThat(pests.stream().filter(Pest::hasFailed)).isEmpty();
        }
    }

    private void come(int number, IntFunction<Pest> pest) throws Exception {
        IntStream.range(0, number).mapToObj(pest).forEach(pests::add);
        Waiting.until(() -> pests.stream().allMatch(Pest::hasCome), BOUND, () -> "not all could connect");
    }

    private void awaitHungUp() throws Exception {
        Waiting.until(
                () -> pests.stream().allMatch(Pest::isClosed),
                BOUND,
                () -> "still open: "
                        + pests.stream().filter(pest -> !pest.isClosed()).count() + " of " + pests.size());
    }
}
