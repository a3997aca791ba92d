package dev.tidings.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.support.RawStream;
import dev.tidings.support.Server;
import dev.tidings.support.Tokens;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Few requests for a stream are looked at at the same time; all the others get their turn. */
class StreamAdmissionTests {

    private static final String ONE_AT_A_TIME = "tidings.stream.concurrent-openings=1";

    @Test
    void whoeverComesGetsATurn() {
        try (var server = Server.start(ONE_AT_A_TIME)) {
            var streams = IntStream.range(0, 60)
                    .mapToObj(i -> RawStream.of(server, Tokens.of("visitor" + i), "/sse"))
                    .toList();
            streams.forEach(RawStream::ready);
            server.api().published("{\"type\":\"tick\",\"to\":[\"everyone\"]}");
            streams.forEach(stream -> assertThat(stream.awaitEvents(1)).hasSize(1));
            streams.forEach(RawStream::close);
        }
    }

    @Test
    void aRefusedRequestGivesItsPlaceBack() {
        try (var server = Server.start(ONE_AT_A_TIME)) {
            for (int i = 0; i < 5; i++) {
                var refused = RawStream.of(server, "no-token", "/sse", "Connection: close");
                refused.awaitEnd();
                assertThat(refused.head()).startsWith("HTTP/1.1 401");
                refused.close();
            }
            try (var stream = RawStream.of(server, Tokens.of("next"), "/sse")) {
                stream.ready();
            }
        }
    }

    @Test
    void aBodyThatTakesItsTimeTakesNoPlace() throws IOException {
        try (var server = Server.start(ONE_AT_A_TIME)) {
            var slow = new ArrayList<Socket>();
            for (int i = 0; i < 4; i++) {
                slow.add(post(server));
            }
            try (var stream = RawStream.of(server, Tokens.of("meanwhile"), "/sse")) {
                stream.ready();
            }
            for (var socket : List.copyOf(slow)) {
                socket.close();
            }
        }
    }

    private static Socket post(Server server) throws IOException {
        var socket = new Socket("127.0.0.1", server.port());
        socket.getOutputStream()
                .write(("POST /sse HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                                + "Content-Length: 100000\r\n\r\n_method=")
                        .getBytes(StandardCharsets.UTF_8));
        return socket;
    }
}
