package dev.tidings.stream;

import dev.tidings.account.Grants.Way;
import dev.tidings.log.Address;
import dev.tidings.log.Event;
import dev.tidings.log.Unlogged;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** An event as the bytes of a stream: for the first stream that gets it, and for each one after. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EncodeBenchmark {

    private final Way way = new Way(Address.EVERYONE, false);
    private final Event event = Unlogged.event(1);
    private final Frames known = new Frames(event);

    @Benchmark
    public Object first() {
        return new Frames(event).frame(way, false);
    }

    @Benchmark
    public Object shared() {
        return known.frame(way, false);
    }
}
