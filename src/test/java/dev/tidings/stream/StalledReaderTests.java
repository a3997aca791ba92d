package dev.tidings.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.log.EventLog;
import dev.tidings.support.RawStream;
import dev.tidings.support.Server;
import dev.tidings.support.Tokens;
import dev.tidings.support.Until;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A reader that stops reading: the others don't notice, it gets everything when it goes on, and it ends in time. */
class StalledReaderTests {

    private static final int EVENTS = 2_000;

    @ParameterizedTest
    @EnumSource
    void theOthersDoNotNoticeAndItGetsEverythingWhenItGoesOn(StreamSettings.Way way) throws IOException {
        try (var server = Server.start("tidings.stream.writer=" + way);
                var stalled = stalled(server, Tokens.of("stalled"));
                var other = RawStream.of(server, Tokens.of("other"), "/sse")) {
            other.ready();
            await(server, "user:stalled", 1);
            flood(server, "everyone");
            assertThat(other.awaitEvents(EVENTS)).hasSize(EVENTS);
            var text = read(stalled, "\"last\":true");
            assertThat(text.split("\nid: ", -1)).hasSize(EVENTS + 2);
        }
    }

    @Test
    void itsStreamEndsWithItsSignIn() throws IOException {
        try (var server = Server.start();
                var stalled = stalled(server, Tokens.of("brief", Duration.ofSeconds(8)))) {
            await(server, "user:brief", 1);
            flood(server, "everyone");
            await(server, "user:brief", 0);
            assertThat(stalled.isClosed()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void itIsCutOffWhenItTakesNothingForTooLongAndComesBackWithItsCursor(StreamSettings.Way way) throws IOException {
        try (var server = Server.start("tidings.stream.write-timeout=1s", "tidings.stream.writer=" + way);
                var stalled = stalled(server, Tokens.of("cut-off"))) {
            await(server, "user:cut-off", 1);
            var first = server.bean(EventLog.class).head() + 1;
            flood(server, "user:cut-off");
            Until.it("it is cut off", () -> GoneClientTests.ended(server, "stalled") == 1);
            assertThat(GoneClientTests.open(server)).isZero();
            var cursor = lastWholeId(stalled);
            var last = first + EVENTS - 1;
            assertThat(cursor).isBetween(first, last - 1);
            try (var back = RawStream.of(server, Tokens.of("cut-off"), "/sse", "Last-Event-ID: " + cursor)) {
                back.awaitEvents((int) (last - cursor));
                assertThat(back.ids())
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(cursor + 1, last).boxed().toList());
            }
        }
    }

    /** Enough comes in for the connection, and not for the stream. */
    @Test
    void whoReadsAByteASecondIsCutOffToo() throws IOException {
        try (var server = Server.start("tidings.stream.write-timeout=2s", "server.jetty.connection-idle-timeout=5s");
                var slow = stalled(server, Tokens.of("trickle"))) {
            await(server, "user:trickle", 1);
            flood(server, "user:trickle");
            Until.it("it is cut off", () -> {
                trickle(slow);
                return GoneClientTests.ended(server, "stalled") == 1;
            });
        }
    }

    private static void trickle(Socket socket) {
        try {
            socket.setSoTimeout(1_000);
            socket.getInputStream().read();
        } catch (IOException e) {
            // Cut off.
        }
    }

    /** What was still on the way when it was cut off. */
    private static long lastWholeId(Socket socket) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(bytes);
        } catch (SocketException e) {
            // The end of what came.
        }
        var ids = Pattern.compile("\nid: (\\d+)\n\n").matcher(bytes.toString(StandardCharsets.UTF_8));
        return ids.results()
                .map(id -> Long.parseLong(id.group(1)))
                .reduce((one, next) -> next)
                .orElseThrow();
    }

    private static Socket stalled(Server server, String token) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress("127.0.0.1", server.port()));
        var request = "GET /sse HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    /** About 8 MB: more than the kernel's buffers take. */
    private static void flood(Server server, String to) {
        var text = "x".repeat(4_000);
        for (int batch = 0; batch < EVENTS / 500; batch++) {
            var events = new StringBuilder();
            for (int i = 1; i <= 500; i++) {
                var last = batch == EVENTS / 500 - 1 && i == 500;
                events.append(i == 1 ? "" : ",")
                        .append("{\"type\":\"tick\",\"to\":[\"" + to + "\"],\"notify\":false,\"text\":\"" + text
                                + "\",\"data\":{\"last\":" + last + "}}");
            }
            var answer = server.api().post("/api/v1/events/batch", "{\"events\":[" + events + "]}");
            assertThat(answer.status()).isEqualTo(201);
        }
    }

    private static String read(Socket socket, String end) throws IOException {
        var text = new StringBuilder();
        var buffer = new byte[64 * 1024];
        socket.setSoTimeout(30_000);
        while (text.indexOf(end, Math.max(0, text.length() - buffer.length - 200)) < 0
                || text.indexOf("\nid: ", text.indexOf(end)) < 0) {
            var n = socket.getInputStream().read(buffer);
            assertThat(n).as("it was cut off").isPositive();
            text.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
        }
        return text.toString();
    }

    private static void await(Server server, String channel, long connected) {
        var streams = server.bean(Streams.class);
        var deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (streams.connected(List.of(channel)) != connected) {
            assertThat(System.nanoTime())
                    .as("waiting for " + connected + " on " + channel)
                    .isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
