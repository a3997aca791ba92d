package dev.tidings.stream;

import dev.tidings.account.Everyone;
import dev.tidings.log.Unlogged;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What a stream missed, from memory: one page of it, which is one write. The events were encoded by others before. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RecentBenchmark {

    private static final int HEAD = 10_000;

    @Param({"50", "500"})
    int behind;

    private final Recent recent = new Recent();
    private final Reading reading =
            new Reading(new Subscription(Everyone.caller(1), List.of(), List.of(), Set.of()), Everyone.grants(), false);

    @Setup
    public void fill() {
        for (int id = 1; id <= HEAD; id++) {
            recent.add(new Frames(Unlogged.event(id)));
        }
    }

    @Benchmark
    public Object page() {
        var page = Sequence.EMPTY;
        for (var event : Objects.requireNonNull(recent.after(HEAD - behind, HEAD))) {
            page = reading.frame(event).map(page::and).orElse(page);
        }
        return page;
    }
}
