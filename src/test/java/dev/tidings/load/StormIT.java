package dev.tidings.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.load.Crowd.Member;
import dev.tidings.support.Api;
import dev.tidings.support.Jar;
import java.nio.file.Path;
import java.time.Duration;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Streams that are all cut at once and all back at once, each ten events behind, while somebody goes on publishing. */
class StormIT {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String BROADCAST = "{\"type\":\"tick\",\"to\":[\"everyone\"],\"notify\":false}";

    /** By name. */
    private final Map<String, BitSet> expected = new HashMap<>();

    @Test
    void twoThousandWhoseNetworkFailedAreCaughtUp(@TempDir Path directory) throws Exception {
        networkFails(directory, 2_000);
    }

    @Test
    @Tag("storm")
    void tenThousandWhoseNetworkFailedAreCaughtUp(@TempDir Path directory) throws Exception {
        networkFails(directory, 10_000);
    }

    /** They come back while the server may still take the old streams for open ones. */
    private void networkFails(Path directory, int streams) throws Exception {
        try (var crowd = Crowd.of(streams, "s");
                var server = new Jar(directory).start()) {
            open(crowd, server);
            crowd.cut();
            crowd.awaitAll("cut", Member::hasEnded, PATIENCE);
            comeBack(crowd, server);
        }
        assertThat(Complaints.in(directory)).isEmpty();
    }

    @Test
    @Tag("storm")
    void tenThousandWhoseServerWasKilledAreCaughtUp(@TempDir Path directory) throws Exception {
        var jar = new Jar(directory);
        try (var crowd = Crowd.of(10_000, "k")) {
            try (var server = jar.start()) {
                open(crowd, server);
                server.kill();
                crowd.awaitAll("cut", Member::hasEnded, PATIENCE);
            }
            try (var server = jar.start()) {
                comeBack(crowd, server);
            }
        }
        assertThat(Complaints.in(directory)).isEmpty();
    }

    private void open(Crowd crowd, Jar.Running server) throws Exception {
        var start = System.nanoTime();
        crowd.connect(server.port(), 128);
        crowd.awaitAll("open", member -> member.transcript().isReady(), PATIENCE);
        System.out.println(crowd.members().size() + " open after " + millisSince(start) + " ms");
    }

    private void comeBack(Crowd crowd, Jar.Running server) throws Exception {
        publishWhileTheyAreAway(crowd, new Api(server.url(), "tdg_demo"));
        var publisher = Publisher.start(server.url());
        var start = System.nanoTime();
        crowd.connect(server.port(), crowd.members().size());
        crowd.awaitAll("connected", StormIT::isBack, PATIENCE);
        var connected = millisSince(start);
        crowd.awaitAll("caught up with what they missed", this::hasWhatItMissed, PATIENCE);
        var caughtUp = millisSince(start);
        publisher.stop();
        System.out.println(crowd.members().size() + " cut at once: all connected after " + connected
                + " ms, all caught up after " + caughtUp + " ms; meanwhile " + publisher.times());
        assertThat(publisher.failures()).isEmpty();
        assertThat(crowd.refusals()).isEmpty();
        var last = publisher.ids().length() - 1;
        crowd.awaitAll("told the last", member -> member.transcript().last() == last, PATIENCE);
        assertThat(crowd.members()).allSatisfy(member -> {
            var ids = (BitSet) expected.get(member.name()).clone();
            ids.or(publisher.ids());
            assertThat(member.transcript().ids()).isEqualTo(ids);
            assertThat(member.transcript().faults()).isEmpty();
        });
    }

    private static boolean isBack(Member member) {
        return member.transcript().connections() == 2 && member.transcript().isReady();
    }

    /** Nine to everyone, and one to each. */
    private void publishWhileTheyAreAway(Crowd crowd, Api api) {
        var broadcasts = new BitSet();
        for (int i = 0; i < 9; i++) {
            broadcasts.set((int) api.published(BROADCAST));
        }
        var members = crowd.members();
        for (int from = 0; from < members.size(); from += 1_000) {
            var some = members.subList(from, Math.min(from + 1_000, members.size()));
            var batch = some.stream()
                    .map(member -> "{\"type\":\"note\",\"to\":[\"user:" + member.name() + "\"],\"notify\":false}")
                    .toList();
            var answer = api.post("/api/v1/events/batch", "{\"events\":[" + String.join(",", batch) + "]}");
            for (int i = 0; i < some.size(); i++) {
                var mine = (BitSet) broadcasts.clone();
                mine.set(answer.json().get("ids").get(i).asInt());
                expected.put(some.get(i).name(), mine);
            }
        }
    }

    private boolean hasWhatItMissed(Member member) {
        return member.transcript().last() >= expected.get(member.name()).length() - 1;
    }

    private static long millisSince(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }
}
