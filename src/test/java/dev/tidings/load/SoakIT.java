package dev.tidings.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.load.Soaker.Habit;
import dev.tidings.support.Api;
import dev.tidings.support.Jar;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A thousand streams that come and go, one in twenty of them stalled, and publishing all the while: at the end each
 * stream's record equals the log, and the server holds no more than at the beginning.
 */
@Tag("soak")
class SoakIT {

    private static final int STREAMS = 1_000;
    private static final int STALLED = STREAMS / 20;
    private static final Duration SOAK = Duration.ofMinutes(Integer.getInteger("soak.minutes", 20));
    private static final Duration APART = Duration.ofMillis(1_000 / Integer.getInteger("soak.rate", 10));

    private final AtomicBoolean goesOn = new AtomicBoolean(true);
    private final List<Soaker> soakers = new ArrayList<>();
    private final List<Vitals> vitals = new ArrayList<>();

    static String person(int number) {
        return "soaker" + number;
    }

    @Test
    void eachRecordEqualsTheLogAndNothingGrows(@TempDir Path directory) throws Exception {
        var seed = Long.getLong("tidings.seed", System.nanoTime());
        System.out.println("Soak of " + SOAK.toMinutes() + " minutes, seed " + seed);
        var random = new Random(seed);
        try (var server = new Jar(directory).start()) {
            var idle = Vitals.descriptors(server.process());
            soak(server, random);
            Waiting.until(
                    () -> Vitals.descriptors(server.process()) < idle + STREAMS / 10,
                    Duration.ofMinutes(2),
                    () -> "descriptors are not let go, " + idle + " before the first stream");
        }
        judge(Kept.in(directory.resolve("data")));
        assertThat(Complaints.andWarningsIn(directory)).isEmpty();
        assertIsFlat("heap", Vitals::heap, 32L << 20);
        assertIsFlat("descriptors", Vitals::descriptors, 100);
    }

    private void soak(Jar.Running server, Random random) throws Exception {
        var api = new Api(server.url(), "tdg_demo");
        var chatter = new Chatter(api, STREAMS, APART, new Random(random.nextLong()), goesOn::get);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<?>>();
            for (int i = 0; i < STREAMS; i++) {
                var soaker = new Soaker(
                        person(i), habit(i), server.port(), SOAK, new Random(random.nextLong()), goesOn::get);
                soakers.add(soaker);
                running.add(threads.submit(soaker));
            }
            running.add(threads.submit(chatter));
            watch(server.process());
            goesOn.set(false);
            for (var run : running) {
                run.get();
            }
            var last = api.published("{\"type\":\"end\",\"to\":[\"everyone\"]}");
            System.out.println(chatter.done() + " calls, " + last + " events; " + connections() + " connects");
            var finishing = soakers.stream()
                    .map(soaker -> threads.submit(() -> soaker.finish(last)))
                    .toList();
            for (var finish : finishing) {
                finish.get();
            }
        }
        assertThat(chatter.failures()).isEmpty();
    }

    private static Habit habit(int number) {
        return number >= STALLED ? Habit.READS : Habit.values()[1 + number % 3];
    }

    /** Each minute, or so often that a short soak has enough to compare. */
    private void watch(Process server) throws Exception {
        var every = Math.min(Duration.ofMinutes(1).toNanos(), SOAK.toNanos() / 15);
        for (var end = System.nanoTime() + SOAK.toNanos(); System.nanoTime() < end; ) {
            LockSupport.parkNanos(every);
            vitals.add(Vitals.of(server));
            System.out.println(vitals.getLast() + ", " + connections() + " connects");
        }
    }

    private int connections() {
        return soakers.stream()
                .mapToInt(soaker -> soaker.transcript().connections())
                .sum();
    }

    private void judge(Kept kept) {
        for (var habit : Habit.values()) {
            var these = soakers.stream().filter(soaker -> soaker.habit() == habit);
            System.out.println(
                    habit + ": cut off " + these.mapToInt(Soaker::cuts).sum() + " times");
        }
        System.out.println(kept.size() + " events kept, of which taken back: "
                + kept.takenBack().cardinality() + "; delivered: "
                + soakers.stream()
                        .mapToInt(soaker -> soaker.transcript().ids().cardinality())
                        .sum());
        var refusals =
                soakers.stream().flatMap(soaker -> soaker.refusals().stream()).toList();
        System.out.println(refusals.size() + " refused " + new TreeSet<>(refusals));
        assertThat(refusals).hasSizeLessThan(connections() / 100);
        assertThat(soakers.stream().flatMap(soaker -> wrong(soaker, kept))).isEmpty();
    }

    /** What was taken back may be there or not, depending on who was there at the time. */
    private static Stream<String> wrong(Soaker soaker, Kept kept) {
        var got = soaker.transcript().ids();
        var expected = kept.expected(soaker.channels(), soaker.transcript().start());
        var missing = without(kept.takenBack(), without(got, expected));
        var notTheirs = without(expected, got);
        return Stream.of(
                        soaker.transcript().faults().stream(),
                        missing.isEmpty() ? Stream.<String>of() : Stream.of("misses " + missing),
                        notTheirs.isEmpty() ? Stream.<String>of() : Stream.of("has what is not its own: " + notTheirs))
                .flatMap(what -> what)
                .map(what -> soaker.name() + " (" + soaker.habit() + ") " + what);
    }

    private static BitSet without(BitSet some, BitSet all) {
        var rest = (BitSet) all.clone();
        rest.andNot(some);
        return rest;
    }

    /** The last third against the first, once a fifth is over: by then the caches are full. */
    private void assertIsFlat(String what, ToLongFunction<Vitals> of, long slack) {
        var steady = vitals.subList(vitals.size() / 5, vitals.size());
        var third = steady.size() / 3;
        var first = median(steady.subList(0, third), of);
        var last = median(steady.subList(steady.size() - third, steady.size()), of);
        System.out.println(what + ": median " + first + " in the first third, " + last + " in the last");
        assertThat(last).as(what).isLessThan(first * 3 / 2 + slack);
    }

    private static long median(List<Vitals> vitals, ToLongFunction<Vitals> of) {
        return vitals.stream()
                .mapToLong(of)
                .sorted()
                .skip(vitals.size() / 2)
                .findFirst()
                .orElseThrow();
    }
}
