package dev.tidings.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.support.Browserless;
import dev.tidings.support.Cluster;
import dev.tidings.support.RawStream;
import dev.tidings.support.Scrape;
import dev.tidings.support.Server;
import dev.tidings.support.Tokens;
import dev.tidings.support.Until;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The database goes away under load while streams are open, and comes back. Longer outages by hand:
 * {@code -Dtidings.outage.seconds=30}.
 */
@ExtendWith(OutputCaptureExtension.class)
class OutageTests {

    private static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("tidings.outage.seconds", 12));
    private static final Duration MOST = Duration.ofMinutes(1);
    private static final int PUBLISHERS = 4;

    private static final Pattern LINE = Pattern.compile("^(\\S{19})\\S* +(WARN|ERROR) .*?\\] +(\\S+) +: ([^:]*).*");

    @TempDir
    private Path data;

    @Test
    void aStopLosesAndDoublesNothingAndEndsNoStream(CapturedOutput output) {
        losesAndDoublesNothing(Cluster::stop, output);
    }

    @Test
    void aKillLosesAndDoublesNothingAndEndsNoStream(CapturedOutput output) {
        losesAndDoublesNothing(Cluster::kill, output);
    }

    private void losesAndDoublesNothing(Consumer<Cluster> ending, CapturedOutput output) {
        try (var cluster = Cluster.in(data);
                var server = Server.on(cluster.url(), "logging.level.io.zonky=off")) {
            var bob = new Browserless();
            bob.signIn(server.url(), "bob", "tidings");
            var streams = List.of(
                    RawStream.of(server, "tdg_demo", "/sse"),
                    RawStream.of(server, "tdg_demo", "/sse?topics=news"),
                    RawStream.of(server, Tokens.of("alice"), "/sse"),
                    RawStream.of(server, Tokens.of("dora"), "/sse?events=message"),
                    RawStream.open(server.port(), "/sse", bob.cookieHeader()));
            streams.forEach(RawStream::ready);

            var publishers = new Publishers(PUBLISHERS, server.api());
            try (publishers) {
                Until.it("there is load", MOST, () -> publishers.acceptedCount() > 200);
                ending.accept(cluster);
                outage(server, bob, publishers);
                cluster.start();
                var before = publishers.acceptedCount();
                Until.it("publishing goes on", MOST, () -> publishers.acceptedCount() > before + 200);
                publishers.finish();
            }
            assertThat(publishers.odd()).isEmpty();

            var log = log(server);
            assertThat(publishers.accepted()).isEqualTo(log).doesNotHaveDuplicates();
            for (var stream : streams) {
                Until.it(
                        "a stream has all",
                        MOST,
                        () -> stream.hasEnded() || ids(stream).contains(log.getLast()));
                assertThat(ids(stream)).isEqualTo(log);
                assertThat(stream.hasEnded()).isFalse();
            }
            var alice = streams.get(2);
            alice.await(block ->
                    block.event().equals("state") && block.data().get("asOf").asLong() >= log.getLast());
            jobsGoOn(server);
            streams.forEach(RawStream::close);
            System.err.printf(
                    "%d events, %d of them kept before their publisher was told%n",
                    log.size(), publishers.replayedCount());
        }
        saysLittle(output.getAll());
    }

    private static void outage(Server server, Browserless bob, Publishers publishers) {
        var end = System.nanoTime() + LENGTH.toNanos();
        Until.it("each publisher is told", MOST, () -> publishers.refusedCount() == PUBLISHERS);

        var stranger = new Browserless();
        assertThat(stranger.get(server.url(), "/login").statusCode()).isEqualTo(200);
        stranger.submit(server.url(), "/login", "/login", Map.of("username", "alice", "password", "tidings"));
        assertThat(stranger.get(server.url(), "/login?error").body())
                .contains("The database does not answer: nobody can sign in at the moment. Try again in a minute.");
        var page = bob.open(server.url(), "/");
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.body()).contains("One moment", "The database does not answer");

        Until.it("the outage is over", LENGTH, () -> System.nanoTime() >= end);
    }

    private static List<Long> log(Server server) {
        return server.bean(JdbcTemplate.class)
                .query("select id from event where type = 'load' order by id", (row, n) -> row.getLong(1));
    }

    private static List<Long> ids(RawStream stream) {
        return stream.events().stream()
                .filter(block -> block.data().get("type").asString().equals("load"))
                .map(block -> block.data().get("id").asLong())
                .toList();
    }

    private static void jobsGoOn(Server server) {
        for (var job : List.of("settleExpiries", "write")) {
            var before = runs(server, job);
            Until.it(job + " runs again", MOST, () -> runs(server, job) > before);
        }
    }

    private static double runs(Server server, String job) {
        return Scrape.of(server)
                .sum("tasks_scheduled_execution_seconds_count", "code_function=\"" + job + "\"", "outcome=\"SUCCESS\"");
    }

    /** No stack trace, and from each place one line a second, give or take the edge of a second. */
    private static void saysLittle(String output) {
        assertThat(output.lines()).noneMatch(line -> line.startsWith("\tat "));
        var said = output.lines()
                .map(LINE::matcher)
                .filter(form -> form.matches())
                .map(form -> form.group(1) + " " + form.group(3) + " "
                        + form.group(4).replaceAll(" \\(and .*", ""))
                .collect(Collectors.groupingBy(line -> line, Collectors.counting()));
        assertThat(said)
                .isNotEmpty()
                .allSatisfy((line, times) -> assertThat(times).isLessThanOrEqualTo(2));
    }
}
