package dev.tidings.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.support.Api;
import dev.tidings.support.Databases;
import dev.tidings.support.Server;
import dev.tidings.support.Tokens;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** An inbox of the version before groups, places and mutes is the same after the upgrade. */
class UpgradeTests {

    private static final String LAST_BEFORE = "8?";
    private static final String AT = "timestamp with time zone '2026-11-20 10:00:00+00:00'";

    private static JdbcTemplate before(Databases database, String url) {
        var source = new DriverManagerDataSource(url, database.user(), "");
        var vendor = database.name().toLowerCase(java.util.Locale.ROOT);
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration/common", "classpath:db/migration/" + vendor)
                .target(LAST_BEFORE)
                .load()
                .migrate();
        return new JdbcTemplate(source);
    }

    private static void event(JdbcTemplate jdbc, long id, String type, String to, String actor) {
        jdbc.update(
                "insert into event (id, type, publisher, notify, audience, payload, created_at, retracted)"
                        + " values (?, ?, 'key:1', true, ?, ?, " + AT + ", false)",
                id,
                type,
                to,
                "{\"actor\":\"" + actor + "\",\"object\":{\"type\":\"post\",\"id\":\"1\",\"title\":\"Ebb\"},"
                        + "\"title\":\"" + actor + " did it\",\"createdAt\":\"2026-11-20T10:00:00.000Z\"}");
        jdbc.update("insert into delivery (channel, event_id) values (?, ?)", to, id);
        jdbc.update("update log_head set last_id = ?", id);
    }

    private static void personal(JdbcTemplate jdbc, long id, String type, boolean seen, boolean read, boolean done) {
        event(jdbc, id, type, "user:old", "ann");
        jdbc.update(
                "insert into notification (reader, id, latest_event_id, type, seen, read, done, created_at, updated_at)"
                        + " values ('old', ?, ?, ?, ?, ?, ?, " + AT + ", " + AT + ")",
                id,
                id,
                type,
                seen,
                read,
                done);
    }

    private static void story(JdbcTemplate jdbc, long id) {
        event(jdbc, id, "story", "topic:harbour", "desk");
        jdbc.update("insert into broadcast (channel, event_id) values ('topic:harbour', ?)", id);
    }

    private static void fill(JdbcTemplate jdbc) {
        jdbc.update("insert into person (id, name, since_id, created_at) values ('old', 'old', 0, " + AT + ")");
        jdbc.update("insert into topic (slug, title, description, created_at) values ('harbour', 'Harbour', '', " + AT
                + ")");
        jdbc.update("insert into topic_reader (slug, reader) values ('harbour', 'everyone')");
        jdbc.update("insert into subscription (person, slug, since_id) values ('old', 'harbour', 0)");
        personal(jdbc, 1, "like", true, true, false);
        personal(jdbc, 2, "like", true, false, false);
        personal(jdbc, 3, "comment", false, false, false);
        personal(jdbc, 4, "like", true, false, true);
        story(jdbc, 5);
        story(jdbc, 6);
        story(jdbc, 7);
        jdbc.update(
                "insert into broadcast_mark (reader, event_id, seen, read, done) values ('old', 5, true, true, false)");
        jdbc.update("insert into inbox (reader, version, unseen, unread, seen_up_to, read_up_to)"
                + " values ('old', 9, 1, 2, 6, 0)");
    }

    private static List<String> list(Api reader, String query) {
        var answer = reader.get("/api/v1/notifications?limit=100" + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json()
                .get("items")
                .valueStream()
                .map(item -> item.get("id").asString() + " "
                        + item.get("actors").get(0).asString() + " "
                        + (item.get("read").asBoolean()
                                ? "read"
                                : item.get("seen").asBoolean() ? "seen" : "new"))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void listsAndCountsAreTheSame(Databases database) {
        var url = database.fresh();
        fill(before(database, url));
        try (var server =
                Server.on(url, "spring.datasource.username=" + database.user(), "tidings.log.retention=3650d")) {
            var reader = new Api(server.url(), Tokens.of("old"));
            assertThat(list(reader, ""))
                    .containsExactly(
                            "7 desk new", "6 desk seen", "5 desk read", "3 ann new", "2 ann seen", "1 ann read");
            assertThat(list(reader, "&filter=unread"))
                    .containsExactly("7 desk new", "6 desk seen", "3 ann new", "2 ann seen");
            assertThat(list(reader, "&filter=done")).containsExactly("4 ann seen");
            assertThat(list(reader, "&type=story")).containsExactly("7 desk new", "6 desk seen", "5 desk read");
            assertThat(list(reader, "&type=like")).containsExactly("2 ann seen", "1 ann read");
            assertThat(list(reader, "&topic=harbour")).hasSize(3);
            var counts = reader.get("/api/v1/notifications").json();
            assertThat(List.of(
                            counts.get("unseen").asLong(), counts.get("unread").asLong()))
                    .containsExactly(2L, 4L);
            assertThat(server.bean(CountKeeper.class).repair()).isZero();

            // What was there stays on its own; deeds and groups go on from here.
            var like = "{\"type\":\"like\",\"to\":[\"user:old\"],\"actor\":\"bo\","
                    + "\"object\":{\"type\":\"post\",\"id\":\"1\"}}";
            var fresh = server.api().published(like);
            server.api().published(like.replace("bo", "cy"));
            assertThat(list(reader, "&type=like")).containsExactly(fresh + " cy new", "2 ann seen", "1 ann read");
            var read = reader.post("/api/v1/notifications/readings", "{\"upTo\":7}");
            assertThat(read.json().get("changed").asLong()).isEqualTo(4);
            assertThat(list(reader, "&filter=unread")).containsExactly(fresh + " cy new");
            reader.delete(
                    "/api/v1/notifications/readings/" + read.json().get("undo").asString());
            assertThat(list(reader, "&filter=unread")).hasSize(5);
            assertThat(server.bean(CountKeeper.class).repair()).isZero();
        }
    }
}
