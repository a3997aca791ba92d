package dev.tidings.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.account.ApiKeys;
import dev.tidings.account.Scope;
import dev.tidings.support.Api;
import dev.tidings.support.Api.Answer;
import dev.tidings.support.Scrape;
import dev.tidings.support.Server;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever publishes cannot tell which way an event came. */
class ShortWayTests {

    private static final String EVENT = "{\"type\":\"like\",\"to\":[\"user:bob\"]}";

    /** A cookie, though nobody's, is for filters to look at. */
    private static final String[] LONG = {"Cookie", "theme=dark"};

    private static Server server;
    private static Api api;

    @BeforeAll
    static void start() {
        server = Server.start("tidings.proxies.trusted=127.0.0.0/8,::1");
        api = server.api();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"http", "https"})
    void bothWaysAnswerAlike(String scheme) {
        var brief = api.publish(EVENT, "X-Forwarded-Proto", scheme);
        var full = api.publish(EVENT, "X-Forwarded-Proto", scheme, LONG[0], LONG[1]);
        assertThat(brief.status()).isEqualTo(201);
        assertThat(full.status()).isEqualTo(201);
        assertThat(headers(brief)).isEqualTo(headers(full));
        assertThat(brief.header("Location"))
                .isEqualTo("/api/v1/events/" + brief.json().get("id"));
        assertThat(brief.json().propertyNames())
                .containsExactlyElementsOf(full.json().propertyNames());
        assertThat(brief.header("Strict-Transport-Security").isEmpty()).isEqualTo(scheme.equals("http"));
    }

    /** Without those that belong to one answer. */
    private static Map<String, List<String>> headers(Answer answer) {
        var headers = new TreeMap<>(answer.response().headers().map());
        headers.keySet().removeAll(Set.of("date", "location", "content-length", "transfer-encoding"));
        return headers;
    }

    @Test
    void bothWaysRefuseAlike() {
        for (var body : List.of("", "{\"type\":", "{}", "{\"type\":\"like\",\"to\":[\"topic:unknown\"]}")) {
            var brief = api.publish(body);
            var full = api.publish(body, LONG);
            assertThat(brief.status()).as(body).isEqualTo(full.status()).isGreaterThanOrEqualTo(400);
            assertThat(brief.body()).isEqualTo(full.body());
            assertThat(headers(brief)).isEqualTo(headers(full));
        }
    }

    @Test
    void bothWaysAreMeasuredInOneSeries() {
        var before = Scrape.of(server);
        api.publish(EVENT);
        api.publish(EVENT, LONG);
        var after = Scrape.of(server);
        String[] labels = {"method=\"POST\"", "uri=\"/api/v1/events\"", "status=\"201\""};
        assertThat(after.sum("http_server_requests_seconds_count", labels))
                .isEqualTo(before.sum("http_server_requests_seconds_count", labels) + 2);
        assertThat(after.series())
                .filteredOn(line -> line.startsWith("http_server_requests_seconds_count")
                        && line.contains("uri=\"/api/v1/events\"")
                        && line.contains("status=\"201\""))
                .hasSize(1);
    }

    @Test
    void whatComesTheShortWayBelongsToItsKey() {
        var keys = server.bean(ApiKeys.class);
        var mine = new Api(
                server.url(), keys.make("mine", Set.of(Scope.PUBLISH), null).secret());
        var others = new Api(
                server.url(),
                keys.make("others", EnumSet.allOf(Scope.class), null).secret());
        var id = mine.published(EVENT);
        assertThat(others.delete("/api/v1/events/" + id).status()).isEqualTo(404);
        assertThat(mine.delete("/api/v1/events/" + id).status()).isEqualTo(204);
    }

    @Test
    void aKeyThatMayOnlyReadIsRefused() {
        var key = server.bean(ApiKeys.class).make("reader", Set.of(Scope.READ), null);
        assertThat(new Api(server.url(), key.secret()).publish(EVENT).status()).isEqualTo(403);
    }

    @Test
    void aRevokedKeyIsRefusedAtOnce() {
        var keys = server.bean(ApiKeys.class);
        var key = keys.make("short-lived", Set.of(Scope.PUBLISH), null);
        var theirs = new Api(server.url(), key.secret());
        assertThat(theirs.publish(EVENT).status()).isEqualTo(201);
        keys.revoke(key.id());
        assertThat(theirs.publish(EVENT).status()).isEqualTo(401);
    }

    @Test
    void eachRequestOfALimitedKeyCountsOnce() {
        var key = server.bean(ApiKeys.class).make("limited", Set.of(Scope.PUBLISH), 2);
        var limited = new Api(server.url(), key.secret());
        assertThat(List.of(limited.publish(EVENT), limited.publish("{}"), limited.publish(EVENT)))
                .extracting(Answer::status)
                .containsExactly(201, 422, 429);
    }

    @Test
    void useOfAKeyIsNoted() {
        var keys = server.bean(ApiKeys.class);
        var key = keys.make("used", Set.of(Scope.PUBLISH), null);
        new Api(server.url(), key.secret()).published(EVENT);
        assertThat(keys.all()).filteredOn(view -> view.id() == key.id()).allMatch(view -> view.lastUsedAt() != null);
    }

    @Test
    void bothWaysSayAlikeThatNothingWasKept() {
        try (var closing = Server.start()) {
            closing.bean(GroupCommit.class).stop();
            var brief = closing.api().publish(EVENT);
            var full = closing.api().publish(EVENT, LONG);
            assertThat(brief.status()).isEqualTo(503);
            assertThat(brief.body()).isEqualTo(full.body()).contains("not-committed");
            assertThat(headers(brief)).isEqualTo(headers(full)).containsKey("retry-after");
        }
    }

    @Test
    void nobodyWaitsForADatabaseForEver() {
        try (var stuck = Server.on("jdbc:h2:mem:stuck;LOCK_TIMEOUT=40000;DB_CLOSE_DELAY=-1")) {
            stuck.bean(TransactionTemplate.class).executeWithoutResult(status -> {
                stuck.bean(dev.tidings.log.EventLog.class).lockHead();
                var committing = CompletableFuture.supplyAsync(() -> stuck.api().publish(EVENT));
                while (stuck.bean(GroupCommit.class).isIdle()) {
                    Thread.onSpinWait();
                }
                var waiting = List.of(
                        CompletableFuture.supplyAsync(() -> stuck.api().publish(EVENT)),
                        CompletableFuture.supplyAsync(() -> stuck.api().publish(EVENT, LONG)));
                assertThat(committing.join().body()).contains("outcome-unknown");
                assertThat(waiting)
                        .allMatch(answer -> answer.join().body().contains("not-committed"))
                        .allMatch(answer -> answer.join().status() == 503);
            });
        }
    }
}
