package dev.tidings.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.support.Server;
import dev.tidings.support.Tokens;
import dev.tidings.support.Until;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** However a stream is written to, what is on the wire is the same, and a response that ends in good order. */
class StreamWriterTests {

    private static final Pattern ID = Pattern.compile("(?<=\nid: )\\d+(?=\n\n)");

    @ParameterizedTest
    @EnumSource
    void replaysGoesOnLiveAndEndsInGoodOrder(StreamSettings.Way way) throws IOException {
        try (var server = server(way);
                var socket = new Socket("127.0.0.1", server.port())) {
            var first = publish(server, 700);
            var token = Tokens.of("reader", Duration.ofSeconds(4));
            open(socket, token, first - 1);
            Until.it("it is open", () -> connected(server));
            publish(server, 300);
            server.api().publish("{\"type\":\"note\",\"to\":[\"user:reader\"],\"title\":\"Ä\"}");
            var text = Chunks.decoded(readAll(socket));
            assertThat(text).contains("event: ready\n", "\"title\":\"Ä\"", "event: state\n");
            assertThat(text).endsWith("event: bye\ndata: {\"reason\":\"expired\"}\n\n");
            assertThat(ID.matcher(text).results().map(id -> Long.parseLong(id.group())))
                    .filteredOn(id -> id >= first)
                    .containsExactlyElementsOf(
                            LongStream.range(first, first + 1001).boxed().toList());
        }
    }

    private static Server server(StreamSettings.Way way) {
        return Server.start("tidings.stream.writer=" + way, "tidings.stream.heartbeat=200ms");
    }

    private static boolean connected(Server server) {
        return server.bean(Streams.class).connected(List.of("user:reader")) == 1;
    }

    /** Returns the id of the first of them. */
    private static long publish(Server server, int events) {
        var event = "{\"type\":\"tick\",\"to\":[\"everyone\"],\"notify\":false,\"text\":\"" + "x".repeat(500) + "\"}";
        var body = "{\"events\":[" + (event + ",").repeat(events - 1) + event + "]}";
        return server.api()
                .post("/api/v1/events/batch", body)
                .json()
                .at("/ids/0")
                .asLong();
    }

    private static void open(Socket socket, String token, long cursor) throws IOException {
        var request = "GET /sse HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\nLast-Event-ID: "
                + cursor + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        socket.setSoTimeout(30_000);
    }

    private static byte[] readAll(Socket socket) throws IOException {
        var all = new ByteArrayOutputStream();
        socket.getInputStream().transferTo(all);
        return all.toByteArray();
    }

    /** The strictest reader of RFC 9112, section 7.1. */
    private static final class Chunks {

        private static String decoded(byte[] response) {
            var text = new String(response, StandardCharsets.ISO_8859_1);
            var at = text.indexOf("\r\n\r\n") + 4;
            assertThat(text.substring(0, at)).contains("HTTP/1.1 200 ", "Transfer-Encoding: chunked\r\n");
            var body = new StringBuilder();
            for (int size = -1; size != 0; ) {
                var end = text.indexOf("\r\n", at);
                size = Integer.parseInt(text.substring(at, end), 16);
                at = end + 2 + size;
                body.append(text, end + 2, at);
                assertThat(text.substring(at, at + 2)).isEqualTo("\r\n");
                at += 2;
            }
            assertThat(text.substring(at)).as("after the last chunk").isEmpty();
            return new String(body.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        }
    }
}
