package dev.tidings.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.support.Api;
import dev.tidings.support.Databases;
import dev.tidings.support.RawStream;
import dev.tidings.support.Server;
import dev.tidings.support.Tokens;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is older than is kept goes, in batches, with its notifications and their counts; posts stay. */
class RetentionTests {

    private static final int OLD = 1_200;

    @ParameterizedTest
    @EnumSource
    void forgetsByAgeAndSaysSo(Databases database) {
        try (var server = Server.on(database.fresh(), "spring.datasource.username=" + database.user())) {
            var api = server.api();
            var reader = new Api(server.url(), Tokens.of("reader"));
            var jdbc = server.bean(JdbcTemplate.class);
            var posts = jdbc.queryForObject("select count(*) from post", Long.class);
            publish(api, OLD, "\"expiresAt\":\"2127-01-01T00:00:00Z\"");
            api.publish("{\"type\":\"news\",\"to\":[\"everyone\"]}");
            assertThat(jdbc.queryForObject("select count(*) from broadcast", Long.class))
                    .isPositive();
            var key = api.publish(event(""), "Idempotency-Key", "old")
                    .json()
                    .get("id")
                    .asLong();
            jdbc.update("update event set created_at = created_at - interval '91' day");
            publish(api, 3, "");
            assertThat(reader.get("/api/v1/notifications").json().get("unread").asLong())
                    .isEqualTo(1_000);

            try (var screen = RawStream.of(server, Tokens.of("reader"), "/sse")) {
                screen.ready();
                server.bean(LogKeeper.class).forget();
                screen.await(block -> block.event().equals("state")
                        && block.data().get("unread").asLong() == 3);
            }

            assertThat(jdbc.queryForObject("select count(*) from event", Long.class))
                    .isEqualTo(3);
            assertThat(jdbc.queryForObject("select count(*) from delivery", Long.class))
                    .isEqualTo(3);
            assertThat(jdbc.queryForObject("select count(*) from notification", Long.class))
                    .isEqualTo(3);
            assertThat(jdbc.queryForObject("select count(*) from broadcast", Long.class))
                    .isZero();
            assertThat(jdbc.queryForObject("select count(*) from expiry", Long.class))
                    .isZero();
            assertThat(jdbc.queryForObject("select count(*) from publication", Long.class))
                    .isZero();
            assertThat(jdbc.queryForObject("select count(*) from post", Long.class))
                    .isEqualTo(posts);
            assertThat(reader.get("/api/v1/notifications").json().get("unread").asLong())
                    .isEqualTo(3);
            assertThat(reader.get("/api/v1/events/" + key).status()).isEqualTo(404);
            assertThat(verdict(server, key - 1)).isEqualTo("reset");
            assertThat(verdict(server, key)).isEqualTo("resumed");
            assertThat(verdict(server, 0)).isEqualTo("resumed");
            assertThat(reader.get("/api/v1/events?after=5").json().get("reset").asBoolean())
                    .isTrue();
            assertThat(reader.get("/api/v1/events?after=0").json().get("events"))
                    .hasSize(3);
        }
    }

    /** The log forgets its first event before its last; what is left is told by its own id. */
    @ParameterizedTest
    @EnumSource
    void aGroupShrinksAndGoesOnTheScreensThatShowIt(Databases database) {
        try (var server = Server.on(database.fresh(), "spring.datasource.username=" + database.user())) {
            var jdbc = server.bean(JdbcTemplate.class);
            var like = "{\"type\":\"like\",\"to\":[\"user:reader\"],\"actor\":\"%s\","
                    + "\"object\":{\"type\":\"post\",\"id\":\"1\"}}";
            try (var screen = RawStream.of(server, Tokens.of("reader"), "/sse")) {
                screen.ready();
                var first = server.api().published(like.formatted("ann"));
                var second = server.api().published(like.formatted("bo"));
                awaitState(screen, "\"eventCount\":2");
                age(jdbc, first);
                server.bean(LogKeeper.class).forget();
                awaitState(screen, "\"actors\":[\"bo\"]");
                age(jdbc, second);
                server.bean(LogKeeper.class).forget();
                awaitState(screen, "\"removed\":[\"" + first + "\"]");
            }
        }
    }

    private static void awaitState(RawStream screen, String part) {
        screen.await(block ->
                block.event().equals("state") && block.data().toString().contains(part));
    }

    private static void age(JdbcTemplate jdbc, long upTo) {
        jdbc.update("update event set created_at = created_at - interval '91' day where id <= ?", upTo);
    }

    private static String verdict(Server server, long cursor) {
        try (var stream = RawStream.of(server, Tokens.of("reader"), "/sse", "Last-Event-ID: " + cursor)) {
            var ready = stream.ready().data();
            stream.awaitEvents(ready.get("missed").asInt());
            return ready.get("catchUp").asString();
        }
    }

    private static void publish(Api api, int count, String field) {
        for (int left = count; left > 0; left -= 1_000) {
            var events = IntStream.range(0, Math.min(left, 1_000))
                    .mapToObj(i -> event(field))
                    .collect(Collectors.joining(","));
            assertThat(api.post("/api/v1/events/batch", "{\"events\":[" + events + "]}")
                            .status())
                    .isEqualTo(201);
        }
    }

    private static String event(String field) {
        return "{\"type\":\"tick\",\"to\":[\"user:reader\"]" + (field.isEmpty() ? "" : "," + field) + "}";
    }
}
