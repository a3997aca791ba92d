package dev.tidings.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.account.SignInEnded;
import dev.tidings.log.Address;
import dev.tidings.log.Content;
import dev.tidings.log.EventLog;
import dev.tidings.log.NewEvent;
import dev.tidings.support.Certificate;
import dev.tidings.support.RawStream;
import dev.tidings.support.Server;
import dev.tidings.support.Tokens;
import dev.tidings.support.Until;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionTemplate;

/** A client that closes its stream is noticed at once, without a heartbeat that fails. */
class GoneClientTests {

    private static final String WINDOW = "jdk.httpclient.windowsize";
    private static final String NO_HEARTBEAT = "tidings.stream.heartbeat=1h";

    @Test
    void itsStreamCountsNoLonger() {
        try (var server = Server.start(NO_HEARTBEAT, "tidings.stream.max-per-caller=3")) {
            var streams = new ArrayList<RawStream>();
            for (int i = 0; i < 3; i++) {
                streams.add(RawStream.of(server, Tokens.of("closing"), "/sse"));
                streams.getLast().ready();
            }
            assertThat(open(server)).isEqualTo(3);
            streams.forEach(RawStream::close);
            Until.it("they are gone", () -> open(server) == 0);
            Until.it("they are counted", () -> ended(server, "client") == 3);
            try (var next = RawStream.of(server, Tokens.of("closing"), "/sse")) {
                next.ready();
            }
        }
    }

    @Test
    void theSameOverHttpsWithHttp2(@TempDir Path directory) throws Exception {
        var certificate = Certificate.make(directory);
        var properties = https(certificate);
        properties.add(NO_HEARTBEAT);
        try (var server = Server.start(properties.toArray(String[]::new));
                var client =
                        HttpClient.newBuilder().sslContext(certificate.trust()).build()) {
            var one = stream(client, server, "one");
            var two = stream(client, server, "two");
            assertThat(one.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(one.headers().firstValue("connection")).isEmpty();
            awaitText(one.body(), "event: ready");
            awaitText(two.body(), "event: ready");
            assertThat(open(server)).isEqualTo(2);
            one.body().close();
            Until.it("it is gone", () -> open(server) == 1);
            assertThat(two.version()).isEqualTo(HttpClient.Version.HTTP_2);
            server.bean(Streams.class).on(new SignInEnded(caller -> true, "revoked"));
            awaitText(two.body(), "{\"reason\":\"revoked\"}");
            assertThat(two.body().readAllBytes()).isNotNull();
            Until.it("the other is gone too", () -> open(server) == 0);
        }
    }

    @Test
    void overHttp2AStalledReaderIsCutOffAlone(@TempDir Path directory) throws Exception {
        var certificate = Certificate.make(directory);
        var properties = https(certificate);
        properties.add("tidings.stream.write-timeout=1s");
        // Java's client takes 16 MB that nobody reads, unless told otherwise.
        System.setProperty(WINDOW, "65535");
        var client = HttpClient.newBuilder().sslContext(certificate.trust()).build();
        try (var server = Server.start(properties.toArray(String[]::new))) {
            var stalled = stream(client, server, "stalled");
            var other = stream(client, server, "other");
            awaitText(stalled.body(), "event: ready");
            awaitText(other.body(), "event: ready");
            append(server, "stalled", "x".repeat(4_000), 2_000);
            Until.it("the stalled one is cut off", () -> ended(server, "stalled") == 1);
            assertThat(open(server)).isEqualTo(1);
            append(server, "other", "for the other", 1);
            awaitText(other.body(), "event: tick");
        } finally {
            client.shutdownNow();
            System.clearProperty(WINDOW);
        }
    }

    private static List<String> https(Certificate certificate) {
        return new ArrayList<>(List.of(
                "server.ssl.key-store=" + certificate.store(),
                "server.ssl.key-store-password=" + Certificate.PASSWORD,
                "server.ssl.key-store-type=PKCS12"));
    }

    private static void append(Server server, String person, String text, int count) {
        var event = new NewEvent(
                "tick",
                List.of(Address.user(person)),
                null,
                null,
                new Content(null, text, null, null, null, null),
                false,
                "room:test");
        server.bean(TransactionTemplate.class)
                .executeWithoutResult(status -> server.bean(EventLog.class).append(Collections.nCopies(count, event)));
    }

    private static HttpResponse<InputStream> stream(HttpClient client, Server server, String person)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("https://localhost:" + server.port() + "/sse"))
                .header("Authorization", "Bearer " + Tokens.of(person))
                .build();
        var response = client.send(request, BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        return response;
    }

    private static void awaitText(InputStream body, String text) throws IOException {
        var read = new StringBuilder();
        var buffer = new byte[1_024];
        while (read.indexOf(text) < 0) {
            var n = body.read(buffer);
            assertThat(n).as("it ended after " + read).isPositive();
            read.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
        }
    }

    static double open(Server server) {
        return server.bean(MeterRegistry.class)
                .get("tidings.streams.open")
                .gauge()
                .value();
    }

    static double ended(Server server, String reason) {
        var counter = server.bean(MeterRegistry.class)
                .find("tidings.streams.ended")
                .tag("reason", reason)
                .counter();
        return counter == null ? 0 : counter.count();
    }
}
