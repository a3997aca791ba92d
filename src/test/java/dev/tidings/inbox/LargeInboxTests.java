package dev.tidings.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.inbox.BroadcastRows.Want;
import dev.tidings.log.LogKeeper;
import dev.tidings.support.Api;
import dev.tidings.support.Databases;
import dev.tidings.support.Plan;
import dev.tidings.support.Server;
import dev.tidings.support.Tokens;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * 100,000 notifications of one reader who follows 1,000 topics with 100,000 stories: each list, each count and the
 * marking of all is a range of an index. The plans and the times are printed; the times are not judged.
 */
class LargeInboxTests {

    private static final int EVENTS = 200_000;
    private static final int TOPICS = 1_000;
    private static final int WARM = 5;
    private static final int ROUNDS = 9;

    @ParameterizedTest
    @EnumSource
    void eachListAndCountIsARangeOfAnIndex(Databases database, @TempDir Path directory) {
        var url = database == Databases.H2
                ? "jdbc:h2:file:" + directory.resolve("large") + ";LOCK_TIMEOUT=10000"
                : database.fresh();
        var properties = new String[] {
            "spring.datasource.username=" + database.user(), "tidings.log.retention=3650d", "logging.level.root=error"
        };
        try (var server = Server.on(url, properties)) {
            fill(server.bean(JdbcTemplate.class), database);
        }
        try (var server = Server.on(url, properties)) {
            plans(server.bean(JdbcTemplate.class), database);
            var reader = new Api(server.url(), Tokens.of("heavy"));
            var first = reader.get("/api/v1/notifications").json();
            assertThat(first.get("unread").asInt()).isEqualTo(1_000);
            assertThat(first.get("items")).hasSize(20);
            times(database, reader);
            forget(database, server);
            assertThat(server.bean(CountKeeper.class).repair()).isZero();
        }
    }

    private static void plans(JdbcTemplate jdbc, Databases database) {
        var queries = new LinkedHashMap<String, String>();
        queries.put(GroupRows.list(3, false, 20), "'heavy', 0, 150000, 'heavy', 1, 150000, 'heavy', 2, 150000");
        queries.put(GroupRows.list(1, false, 20), "'heavy', 3, 150000");
        queries.put(GroupRows.list(2, true, 20), "'heavy', 'like', 0, 150000, 'heavy', 'like', 1, 150000");
        queries.put(GroupRows.COUNT, "'heavy', 1");
        queries.put(GroupRows.unreadByType(1_000), "'heavy', 0, 'heavy', 1");
        queries.put(GroupRows.NEXT_TYPE, "'heavy', 'comment'");
        queries.put(GroupRows.keep(Scope.ALL), "5, 'heavy', 1, 200000");
        queries.put(GroupRows.keep(Scope.of("like", null)), "5, 'heavy', 1, 200000, 'like'");
        queries.put(
                new Want("heavy", null, false, false).keys().sql(2, 1_000),
                "'topic:t1', 0, 200000, 'heavy', 'heavy', 'topic:t2', 0, 200000, 'heavy', 'heavy'");
        queries.put(
                new Want("heavy", "story", true, false).keys().sql(1, 20),
                "'topic:t1', 0, 200000, 'heavy', 'heavy', 'heavy', 'story'");
        queries.forEach((query, values) -> {
            var plan = Plan.of(jdbc, database, query, values);
            System.out.println(database + ": " + query + "\n" + plan + "\n");
            assertThat(plan).doesNotContain("Seq Scan").doesNotContain("tableScan");
        });
    }

    private static void times(Databases database, Api reader) {
        var list = "/api/v1/notifications?limit=30";
        time(database, "the inbox, newest 30", () -> reader.get(list));
        time(database, "… the next page", () -> reader.get(list + "&before=150000"));
        time(database, "… unread", () -> reader.get(list + "&filter=unread"));
        time(database, "… done", () -> reader.get(list + "&filter=done"));
        time(database, "… of one kind", () -> reader.get(list + "&type=like"));
        time(database, "… of one kind that only topics have", () -> reader.get(list + "&type=story"));
        time(database, "… of one topic", () -> reader.get(list + "&topic=t7"));
        time(database, "… words, found", () -> reader.get(list + "&q=number+1"));
        time(database, "… unread of each kind and topic", () -> reader.get("/api/v1/notifications/breakdown"));
        time(database, "… words, not found in 5,000", () -> reader.get(list + "&q=nowhere"));
        var body = "{\"upTo\":" + EVENTS + "}";
        time(database, "all read (15,000 of them), and undone", () -> {
            var read = reader.post("/api/v1/notifications/readings", body);
            assertThat(read.json().get("changed").asInt()).isEqualTo(15_000 + 1_000);
            return reader.delete(
                    "/api/v1/notifications/readings/" + read.json().get("undo").asString());
        });
        time(database, "all seen (5,000 of them), and undone", () -> {
            var seen = reader.post("/api/v1/notifications/sightings", body);
            return reader.delete(
                    "/api/v1/notifications/sightings/" + seen.json().get("undo").asString());
        });
    }

    /** Half of them came by name. */
    private static void forget(Databases database, Server server) {
        var keeper = server.bean(LogKeeper.class);
        var times = LongStream.rangeClosed(1, ROUNDS)
                .map(round -> {
                    server.bean(JdbcTemplate.class)
                            .update(
                                    "update event set created_at = created_at - interval '3651' day where id <= ?",
                                    500 * round);
                    var from = System.nanoTime();
                    keeper.forget();
                    return System.nanoTime() - from;
                })
                .sorted()
                .toArray();
        System.out.printf("%s, 500 events forgotten: median %.1f ms%n", database, times[ROUNDS / 2] / 1e6);
    }

    private static void time(Databases database, String what, Supplier<Api.Answer> call) {
        for (int i = 0; i < WARM; i++) {
            assertThat(call.get().status()).isBetween(200, 204);
        }
        var times = LongStream.range(0, ROUNDS)
                .map(round -> {
                    var from = System.nanoTime();
                    assertThat(call.get().status()).isBetween(200, 204);
                    return System.nanoTime() - from;
                })
                .sorted()
                .toArray();
        System.out.printf("%s, %s: median %.1f ms%n", database, what, times[ROUNDS / 2] / 1e6);
    }

    /** Odd ids came by name, even ones through topics. */
    private static void fill(JdbcTemplate jdbc, Databases database) {
        var h2 = database == Databases.H2;
        jdbc.execute("delete from delivery");
        jdbc.execute("delete from event");
        var numbers = h2 ? "system_range(1, " + EVENTS + ") as n(x)" : "generate_series(1, " + EVENTS + ") as n(x)";
        var topics = h2
                ? "system_range(0, " + (TOPICS - 1) + ") as n(x)"
                : "generate_series(0, " + (TOPICS - 1) + ") as n(x)";
        jdbc.execute("insert into topic (slug, title, description, created_at)"
                + " select concat('t', x), concat('Topic ', x), '', current_timestamp from " + topics);
        jdbc.execute("insert into topic_reader (slug, reader) select concat('t', x), 'everyone' from " + topics);
        jdbc.execute(
                "insert into subscription (person, slug, since_id) select 'heavy', concat('t', x), 0 from " + topics);
        var type = "case when mod(x, 2) = 0 then 'story' when mod(x, 10) = 1 then 'comment'"
                + " when mod(x, 10) = 3 then 'mention' else 'like' end";
        var to = "case when mod(x, 2) = 0 then concat('topic:t', mod(x / 2, " + TOPICS + ")) else 'user:heavy' end";
        jdbc.execute("insert into event (id, type, publisher, notify, audience, payload, created_at, retracted)"
                + " select x, " + type + ", 'key:1', true, " + to + ", concat('{\"actor\":\"ann\",\"object\":{\"type\":"
                + "\"post\",\"id\":\"', x, '\"},\"title\":\"Number ', x, '\",\"createdAt\":\"2026-11-22T09:04:00.000Z\"}'),"
                + " current_timestamp, false from " + numbers);
        jdbc.execute("insert into delivery (channel, event_id) select " + to + ", x from " + numbers);
        jdbc.execute("insert into broadcast (channel, event_id, type, actor, thing) select " + to
                + ", x, 'story', 'ann', concat('thing:post/', x) from " + numbers + " where mod(x, 2) = 0");
        jdbc.execute("insert into channel_kind (channel, type) select concat('topic:t', x), 'story' from " + topics);
        var place = "case when x > 190000 then 0 when x > 170000 then 1 when x > 60000 then 2 else 3 end";
        jdbc.execute("insert into notification (reader, id, latest_event_id, type, thing, actors, actor_count, seen_id,"
                + " read, done, place, created_at, updated_at) select 'heavy', x, x, " + type
                + ", concat('thing:post/', x), 'ann', 1, case when x > 190000 then 0 else x end,"
                + " x <= 170000, x <= 60000, " + place + ", current_timestamp, current_timestamp from " + numbers
                + " where mod(x, 2) = 1");
        jdbc.execute("insert into notification_event (reader, event_id, notification_id, actor, gone)"
                + " select 'heavy', x, x, 'ann', false from " + numbers + " where mod(x, 2) = 1");
        // Of others, so that a plan that reads them all would show.
        jdbc.execute("insert into notification (reader, id, latest_event_id, type, read, done, created_at, updated_at)"
                + " select concat('other', mod(x, 500)), x, x, 'like', false, false, current_timestamp,"
                + " current_timestamp from " + numbers + " where mod(x, 2) = 0");
        jdbc.execute("insert into inbox (reader, version, unseen, unread, seen_up_to, read_up_to)"
                + " values ('heavy', 1, 5000, 15000, 0, 0)");
        jdbc.execute("insert into mute (reader, what, label, since_id, until_id, muted_at)"
                + " values ('heavy', 'type:nothing', 'nothing', 0, 9223372036854775807, current_timestamp)");
        jdbc.execute("insert into mute (reader, what, label, since_id, until_id, muted_at)"
                + " select concat('other', x), 'type:like', 'like', 0, 9223372036854775807, current_timestamp from "
                + numbers + " where x <= 20000");
        jdbc.execute("update log_head set last_id = " + EVENTS + ", first_id = 1");
        if (!h2) {
            jdbc.execute("analyze");
        }
    }
}
