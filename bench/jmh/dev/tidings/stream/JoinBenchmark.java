package dev.tidings.stream;

import dev.tidings.account.Grants.Way;
import dev.tidings.log.Address;
import dev.tidings.log.Event;
import dev.tidings.log.Unlogged;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Encoded events as one chunk: for the first stream that has them to write, and for each one after. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class JoinBenchmark {

    @Param({"1", "8"})
    int events;

    private List<Frame> frames = List.of();

    @Setup
    public void encode() {
        var way = new Way(Address.EVERYONE, false);
        frames = LongStream.rangeClosed(1, events)
                .mapToObj(id -> new Frames(Unlogged.event(id)).frame(way, false))
                .toList();
    }

    /** The bytes are the same, but no stream has joined these frames before. */
    @Benchmark
    public Object first() {
        var joined = Sequence.EMPTY;
        for (var frame : frames) {
            joined = joined.and(new Frame(frame.bytes(), event(frame)));
        }
        return joined.chunk();
    }

    @Benchmark
    public Object shared() {
        var joined = Sequence.EMPTY;
        for (var frame : frames) {
            joined = joined.and(frame);
        }
        return joined.chunk();
    }

    private static Event event(Frame frame) {
        return Objects.requireNonNull(frame.event());
    }
}
