package dev.tidings.stream;

import dev.tidings.log.Event;
import dev.tidings.log.Unlogged;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Events for everyone, given to the hub at once: until the tail can go on, and until the last stream has them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class FanOutBenchmark {

    @Param({"1000", "10000"})
    int streams;

    @Param({"1", "8"})
    int events;

    private @Nullable Hub hub;
    private List<Event> next = List.of();
    private long last;

    @Setup
    public void open() {
        hub = new Hub(streams);
    }

    @Setup(Level.Invocation)
    public void publish() {
        next = LongStream.rangeClosed(last + 1, last + events)
                .mapToObj(Unlogged::event)
                .toList();
        last += events;
    }

    /** The sweeper begins before this ends only to be woken: it takes what the tail has looked up. */
    @Benchmark
    public void offered() {
        hub().offer(next, streams);
    }

    @Benchmark
    public void written() {
        hub().offer(next, streams);
        hub().awaitWritten();
    }

    @TearDown(Level.Invocation)
    public void drain() {
        hub().awaitWritten();
    }

    @TearDown
    public void close() {
        hub().close();
    }

    private Hub hub() {
        return Objects.requireNonNull(hub);
    }
}
