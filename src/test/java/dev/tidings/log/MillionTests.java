package dev.tidings.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.support.Databases;
import dev.tidings.support.Plan;
import dev.tidings.support.RawStream;
import dev.tidings.support.Server;
import dev.tidings.support.Tokens;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** A million events in the log: who is 50 behind reads 50, not a million. */
class MillionTests {

    private static final int EVENTS = 1_000_000;
    private static final int PEOPLE = 1_000;

    @ParameterizedTest
    @EnumSource
    void aCursorFiftyBehindCostsFifty(Databases database, @TempDir Path directory) {
        var url = database == Databases.H2
                ? "jdbc:h2:file:" + directory.resolve("million") + ";LOCK_TIMEOUT=10000"
                : database.fresh();
        var user = "spring.datasource.username=" + database.user();
        try (var server = Server.on(url, user)) {
            fill(server.bean(JdbcTemplate.class), database);
        }
        try (var server = Server.on(url, user)) {
            var cursor = EVENTS - 50 * PEOPLE;
            for (int i = 0; i < 8; i++) {
                replay(server, cursor);
            }
            System.out.println(database + ", connect to last of 50 missed: " + replay(server, cursor) + " ms");
            var plan = Plan.of(
                    server.bean(JdbcTemplate.class),
                    database,
                    EventRows.page(3, "", 250),
                    "'user:u7', 950000, 1000000, 'everyone', 0, 1000000, 'role:USER', 0, 1000000");
            System.out.println(database + "\n" + plan);
            assertThat(plan).doesNotContain("Seq Scan").doesNotContain("tableScan");
        }
    }

    private static void fill(JdbcTemplate jdbc, Databases database) {
        jdbc.execute("delete from delivery");
        jdbc.execute("delete from event");
        var numbers = database == Databases.H2
                ? "system_range(1, " + EVENTS + ") as n(x)"
                : "generate_series(1, " + EVENTS + ") as n(x)";
        jdbc.execute("insert into event (id, type, publisher, notify, audience, payload, created_at, retracted)"
                + " select x, 'tick', 'key:1', false, concat('user:u', mod(x, " + PEOPLE + ")),"
                + " concat('{\"data\":{\"n\":', x, '},\"createdAt\":\"2026-11-22T09:04:00.000Z\"}'),"
                + " current_timestamp, false from " + numbers);
        jdbc.execute("insert into delivery (channel, event_id) select concat('user:u', mod(x, " + PEOPLE + ")), x from "
                + numbers);
        jdbc.execute("update log_head set last_id = " + EVENTS + ", first_id = 1");
        if (database == Databases.POSTGRESQL) {
            jdbc.execute("analyze");
        }
    }

    /** In milliseconds. */
    private static long replay(Server server, long cursor) {
        var from = System.nanoTime();
        try (var stream = RawStream.of(server, Tokens.of("u7"), "/sse", "Last-Event-ID: " + cursor)) {
            assertThat(stream.ready().data().get("missed").asLong()).isEqualTo(50);
            stream.awaitEvents(50);
            assertThat(stream.ids()).hasSize(50).isSorted().allMatch(id -> id % PEOPLE == 7);
        }
        return (System.nanoTime() - from) / 1_000_000;
    }
}
