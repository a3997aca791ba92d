package dev.tidings.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.account.ApiKeys;
import dev.tidings.account.Scope;
import dev.tidings.support.Api;
import dev.tidings.support.Browserless;
import dev.tidings.support.RawStream;
import dev.tidings.support.Scrape;
import dev.tidings.support.Server;
import dev.tidings.support.Tokens;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Contract, section 5: metrics are for an admin or a key with the scope {@code read}. */
class PrometheusTests {

    private static final String METRICS = "/actuator/prometheus";

    private static Server server;

    @BeforeAll
    static void start() {
        server = Server.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void nobodyElseMayLookAtThem() {
        assertThat(new Api(server.url(), "").get(METRICS).status()).isEqualTo(401);
        assertThat(new Api(server.url(), key(Scope.PUBLISH)).get(METRICS).status())
                .isEqualTo(403);
        assertThat(new Api(server.url(), Tokens.of("alice")).get(METRICS).status())
                .isEqualTo(403);
        assertThat(person("alice").get(server.url(), METRICS).statusCode()).isEqualTo(403);
    }

    @Test
    void anAdminAndAKeyThatReadsGetThem() {
        assertThat(person("admin").get(server.url(), METRICS).body()).contains("# TYPE tidings_append_seconds");
        var answer = new Api(server.url(), key(Scope.READ)).get(METRICS);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("text/plain");
        assertThat(answer.body()).contains("# TYPE tidings_append_seconds histogram");
    }

    @Test
    void nothingElseOfTheActuatorIsThere() {
        var admin = person("admin");
        for (var endpoint : new String[] {"env", "heapdump", "metrics", "loggers", "beans", "shutdown"}) {
            assertThat(admin.get(server.url(), "/actuator/" + endpoint).statusCode())
                    .as(endpoint)
                    .isEqualTo(404);
        }
    }

    @Test
    void appendsAreCountedAndTimed() {
        var before = Scrape.of(server);
        server.api().published("{\"type\":\"one\",\"to\":[\"everyone\"]}");
        var ids = server.api()
                .post(
                        "/api/v1/events/batch",
                        "{\"events\":[{\"type\":\"two\",\"to\":[\"everyone\"]},{\"type\":\"three\",\"to\":[\"everyone\"]}]}")
                .json()
                .get("ids");
        server.api().delete("/api/v1/events/" + ids.get(0).asLong());
        var after = Scrape.of(server);
        assertThat(grown(before, after, "tidings_events_appended_total")).isEqualTo(4);
        assertThat(grown(before, after, "tidings_append_seconds_count")).isEqualTo(3);
        assertThat(after.sum("tidings_append_seconds_bucket", "le=\"+Inf\""))
                .isEqualTo(after.sum("tidings_append_seconds_count"));
    }

    @Test
    void aStreamIsNoRequest() {
        try (var stream = RawStream.of(server, "tdg_demo", "/sse");
                var same = RawStream.of(server, "tdg_demo", "/api/v1/stream")) {
            stream.ready();
            same.ready();
            var scrape = Scrape.of(server);
            assertThat(scrape.series())
                    .filteredOn(line -> line.startsWith("http_server_requests"))
                    .noneMatch(line -> line.contains("/sse") || line.contains("/api/v1/stream"));
            // The scrape itself is under way, and nothing else.
            assertThat(scrape.sum("http_server_requests_active_seconds_count")).isEqualTo(1);
        }
    }

    @Test
    void strangersMakeNoSeries() {
        request(0);
        var before = Scrape.of(server).count("http_server_requests_seconds_count");
        for (int i = 1; i < 150; i++) {
            request(i);
        }
        assertThat(Scrape.of(server).count("http_server_requests_seconds_count"))
                .isLessThanOrEqualTo(before + 2);
    }

    private static void request(int i) {
        var api = server.api();
        api.get("/api/v1/events/" + (100_000 + i));
        api.get("/api/v1/nowhere-" + i);
        new Api(server.url(), "").get("/nowhere-" + i);
        api.send(api.request("/api/v1/events").method("ODD" + i, BodyPublishers.noBody()));
    }

    private static double grown(Scrape before, Scrape after, String name) {
        return after.sum(name) - before.sum(name);
    }

    private static String key(Scope scope) {
        return server.bean(ApiKeys.class)
                .make("only-" + scope, Set.of(scope), null)
                .secret();
    }

    private static Browserless person(String name) {
        var person = new Browserless();
        person.signIn(server.url(), name, "tidings");
        return person;
    }
}
