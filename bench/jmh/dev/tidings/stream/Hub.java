package dev.tidings.stream;

import dev.tidings.account.Audiences;
import dev.tidings.account.Everyone;
import dev.tidings.account.Sessions;
import dev.tidings.account.SignIns;
import dev.tidings.log.Event;
import dev.tidings.log.EventLog;
import dev.tidings.log.Unlogged;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.mockito.Mockito;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** All of what lies between the tail and the sockets, with streams whose writers count events and do nothing else. */
final class Hub {

    private static final Duration LONG = Duration.ofHours(10);

    private final StreamSettings settings =
            new StreamSettings(20, LONG, LONG, LONG.multipliedBy(2), 8, 4, StreamSettings.Way.RAW);
    private final StreamMetrics metrics = new StreamMetrics(new SimpleMeterRegistry());
    private final Replay replay = new Replay(
            Mockito.mock(EventLog.class),
            new StaticListableBeanFactory().getBeanProvider(ReaderStates.class),
            settings,
            metrics,
            Clock.systemUTC());
    private final Streams streams = new Streams(
            Unlogged.tail(),
            Mockito.mock(Audiences.class),
            settings,
            Mockito.mock(Sessions.class),
            Mockito.mock(SignIns.class),
            Clock.systemUTC(),
            replay,
            new Changes(),
            metrics);
    private final Connection connection = Mockito.mock(Connection.class);
    private final AtomicLong begun = new AtomicLong();
    private final AtomicLong written = new AtomicLong();
    private volatile boolean ended;
    private long expected;

    Hub(int size) {
        streams.start();
        for (int i = 0; i < size; i++) {
            open(i);
        }
        await(begun, size);
    }

    private void open(int key) {
        var subscriber = new Subscriber(
                new Subscription(Everyone.caller(key), List.of(), List.of(), Set.of()),
                Everyone.grants(),
                false,
                null,
                connection,
                new Counting(),
                replay,
                streams);
        streams.register(subscriber);
        subscriber.start();
    }

    /** Gives it to the hub, as the tail does; the writes go on. */
    void offer(List<Event> events, int size) {
        expected += (long) events.size() * size;
        streams.arrived(events);
    }

    void awaitWritten() {
        await(written, expected);
    }

    private void await(AtomicLong counter, long least) {
        while (counter.get() < least) {
            if (ended) {
                throw new IllegalStateException("A stream ended: what would be measured is not all of them");
            }
            Thread.onSpinWait();
        }
    }

    void close() {
        streams.stop();
    }

    private final class Counting implements StreamWriter {

        @Override
        public CompletableFuture<Void> begin(Sequence blocks) {
            begun.incrementAndGet();
            return write(blocks);
        }

        @Override
        public CompletableFuture<Void> write(Sequence blocks) {
            written.addAndGet(blocks.chunk().hasRemaining() ? blocks.events() : 0);
            return WRITTEN;
        }

        @Override
        public void end() {
            ended = true;
        }

        @Override
        public void cut() {
            end();
        }
    }
}
