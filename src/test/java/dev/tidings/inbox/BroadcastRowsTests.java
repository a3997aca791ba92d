package dev.tidings.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.inbox.BroadcastRows.Want;
import dev.tidings.log.Range;
import dev.tidings.support.Databases;
import dev.tidings.support.Plan;
import dev.tidings.support.Server;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** However many broadcasts there are, and notifications of others: the newest of a few channels are found by keys. */
class BroadcastRowsTests {

    private static final int KEYS = 200_000;

    @ParameterizedTest
    @EnumSource
    void findsTheNewestByKeysWithoutWhatCameByName(Databases database) {
        try (var server = Server.on(database.fresh(), "spring.datasource.username=" + database.user())) {
            var jdbc = server.bean(JdbcTemplate.class);
            var from = 1_000_000;
            var numbers = database == Databases.H2
                    ? "select x from system_range(" + from + ", " + (from + KEYS) + ") n"
                    : "select x from generate_series(" + from + ", " + (from + KEYS) + ") n(x)";
            jdbc.update("insert into broadcast (channel, event_id) select 'topic:t' || mod(x, 10), x from (" + numbers
                    + ") k");
            jdbc.update(
                    "insert into notification (reader, id, latest_event_id, type, read, done, created_at, updated_at)"
                            + " select 'p' || mod(x, 1000), x, x, 'note', false, false, current_timestamp, current_timestamp"
                            + " from (" + numbers + ") k");

            var plan = Plan.of(
                    jdbc,
                    database,
                    new Want("p1", null, false, false).keys().sql(2, 1_000),
                    "'topic:t1', 1100000, 1200000, 'p1', 'p1', 'topic:t2', 0, 1200000, 'p1', 'p1'");
            System.out.println(database + "\n" + plan);
            assertThat(plan).doesNotContain("Seq Scan").doesNotContain("tableScan");

            var ranges = List.of(new Range("topic:t1", 0), new Range("topic:t2", 0));
            assertThat(server.bean(BroadcastRows.class)
                            .latest(new Want("p1", null, false, false), ranges, from + 1_002L, 3))
                    .containsExactly(from + 1_002L, from + 992L, from + 991L);
        }
    }
}
