package dev.tidings.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.stream.Streams;
import dev.tidings.support.RawStream;
import dev.tidings.support.RawStream.Block;
import dev.tidings.support.ReverseProxy;
import dev.tidings.support.Server;
import dev.tidings.support.Tokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What holds behind a proxy that is set up as docs/operations.md says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ProxyTests {

    private static final String EVERYONE = "{\"type\":\"note\",\"to\":[\"everyone\"]}";
    private static final String KEY = "Authorization: Bearer tdg_demo";

    Server server;
    ReverseProxy proxy;

    abstract ReverseProxy inFrontOf(int backend, Path directory) throws IOException, InterruptedException;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException, InterruptedException {
        server = server(0);
        proxy = inFrontOf(server.port(), directory);
    }

    private static Server server(int port) {
        return Server.on(
                port,
                dev.tidings.support.Databases.H2.fresh(),
                "tidings.proxies.trusted=127.0.0.1",
                "tidings.stream.heartbeat=1s");
    }

    @AfterAll
    void stop() throws InterruptedException {
        proxy.close();
        server.close();
    }

    @Test
    void eachByteComesAtOnce() {
        try (var stream = stream("/sse", KEY)) {
            stream.ready();
            var id = server.api().published(EVERYONE);
            assertThat(stream.awaitEvents(1).getFirst().field("id")).isEqualTo("" + id);
            assertThat(stream.hasEnded()).isFalse();
        }
    }

    @Test
    void heartbeatsPass() {
        try (var stream = stream("/sse", KEY)) {
            stream.ready();
            stream.await(ProxyTests::isHeartbeat);
            assertThat(stream.hasEnded()).isFalse();
        }
    }

    private static boolean isHeartbeat(Block block) {
        return block.lines().stream().allMatch(line -> line.startsWith(":"));
    }

    @Test
    void aStreamResumesByItsCursor() {
        var first = server.api().published(EVERYONE);
        var second = server.api().published(EVERYONE);
        try (var stream = stream("/sse", KEY, "Last-Event-ID: " + first)) {
            assertThat(stream.ready().data().get("catchUp").asString()).isEqualTo("resumed");
            assertThat(stream.awaitEvents(1).getFirst().field("id")).isEqualTo("" + second);
        }
    }

    @Test
    void whoGoesAwayIsNoticed() {
        var stream = stream("/sse", "Authorization: Bearer " + Tokens.of("visitor"));
        stream.ready();
        awaitConnected(1);
        stream.close();
        awaitConnected(0);
    }

    @Test
    void aThousandNamesOfTopicsPass() {
        var names = IntStream.range(0, 1_000)
                .mapToObj("a-topic-with-a-name-%05d"::formatted)
                .collect(Collectors.joining(","));
        var answer = guest("Authorization", "Bearer tdg_demo").get("/sse?topics=" + names);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("a-topic-with-a-name-");
    }

    @Test
    void browsersSpeakHttp2AndGetSecureCookies() {
        var guest = guest();
        var refused = guest.get("/inbox", "Accept", "text/html");
        assertThat(refused.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(refused.headers().firstValue("Location")).contains("/login");
        assertThat(guest.cookie("REDIRECT_URI")).contains("; Secure");
        assertThat(guest.signIn("alice", "tidings").headers().firstValue("Location"))
                .hasValueSatisfying(
                        location -> assertThat(location).doesNotContain("error").doesNotContain("" + server.port()));
        assertThat(guest.cookie("TIDINGS")).contains("; Secure");
        assertThat(guest.cookie("XSRF-TOKEN")).contains("; Secure");
    }

    @Test
    void theServerSeesTheClientAndNotWhatItSaysOfItself() throws IOException {
        var guest = guest();
        guest.signIn("admin", "tidings");
        var request = "GET /admin/connection HTTP/1.1\r\nHost: localhost:" + proxy.port() + "\r\nConnection: close\r\n"
                + "X-Forwarded-For: 203.0.113.7\r\nX-Forwarded-Proto: http\r\nForwarded: for=203.0.113.8\r\n"
                + "Cookie: " + guest.cookie("TIDINGS").replaceFirst(";.*", "") + "\r\n\r\n";
        try (var here = new Socket("localhost", proxy.port(), InetAddress.getByName("127.0.0.2"), 0);
                var socket = proxy.certificate()
                        .trust()
                        .getSocketFactory()
                        .createSocket(here, "localhost", proxy.port(), true)) {
            socket.getOutputStream().write(request.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            assertThat(new String(socket.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                    .contains("data-address=\"127.0.0.2\"")
                    .contains("data-origin=\"" + proxy.url() + "\"")
                    .contains("data-peer=\"127.0.0.1\"")
                    .doesNotContain("203.0.113");
        }
    }

    @Test
    void whileTidingsRestartsStreamsAreAskedToComeBack() {
        var port = server.port();
        server.close();
        try {
            var answer = guest().get("/sse");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream");
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(answer.body()).matches("retry: [2-4]\\d{3}\nevent: bye\ndata: \\{\"reason\":\"shutdown\"}\n\n");
            assertThat(guest().get("/login").statusCode()).isEqualTo(502);
        } finally {
            server = server(port);
        }
        try (var stream = stream("/sse", KEY)) {
            stream.ready();
        }
    }

    RawStream stream(String path, String... headers) {
        return RawStream.over(proxy.connect(), path, headers);
    }

    private Guest guest(String... headers) {
        var http =
                HttpClient.newBuilder().sslContext(proxy.certificate().trust()).build();
        return new Guest(proxy.url(), http, headers);
    }

    private void awaitConnected(long count) {
        var deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (server.bean(Streams.class).connected(List.of("user:visitor")) != count) {
            assertThat(System.nanoTime()).as("waiting for " + count).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
