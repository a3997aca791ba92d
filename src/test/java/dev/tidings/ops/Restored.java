package dev.tidings.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.support.Browserless;
import dev.tidings.support.RawStream;
import dev.tidings.support.Server;
import dev.tidings.support.Until;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a restored server must keep, whatever it was restored from. */
final class Restored {

    private static final Duration MOST = Duration.ofMinutes(1);

    private final Browserless bob = new Browserless();
    private long acceptedBefore;
    private long acceptedLast;

    /** Load before, during and after. */
    void backUpUnderLoad(Server server, Runnable backup) {
        bob.signIn(server.url(), "bob", "tidings");
        try (var publishers = new Publishers(3, server.api())) {
            Until.it("there is load", MOST, () -> publishers.acceptedCount() > 100);
            acceptedBefore = publishers.accepted().getLast();
            backup.run();
            var count = publishers.acceptedCount();
            Until.it("there is more", MOST, () -> publishers.acceptedCount() > count + 100);
            publishers.finish();
            acceptedLast = publishers.accepted().getLast();
        }
    }

    void isWhole(Supplier<Server> restore) {
        try (var server = restore.get()) {
            var ids = server.bean(JdbcTemplate.class)
                    .query("select id from event order by id", (row, n) -> row.getLong(1));
            var last = ids.getLast();
            assertThat(ids).isEqualTo(LongStream.rangeClosed(1, last).boxed().toList());
            assertThat(last).isBetween(acceptedBefore, acceptedLast - 1);

            assertThat(bob.get(server.url(), "/").statusCode()).isEqualTo(200);
            try (var ahead = RawStream.of(server, "tdg_demo", "/sse", "Last-Event-ID: " + acceptedLast);
                    var behind = RawStream.of(server, "tdg_demo", "/sse", "Last-Event-ID: " + (last - 1))) {
                assertThat(verdict(ahead)).isEqualTo("reset");
                assertThat(verdict(behind)).isEqualTo("resumed");
                assertThat(server.api().published("{\"type\":\"again\",\"to\":[\"everyone\"]}"))
                        .isEqualTo(last + 1);
                ahead.awaitEvents(1);
                assertThat(ahead.ids()).containsExactly(last + 1);
            }
        }
    }

    private static String verdict(RawStream stream) {
        return stream.ready().data().get("catchUp").asString();
    }
}
