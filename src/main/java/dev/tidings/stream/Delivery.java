package dev.tidings.stream;

import dev.tidings.log.Event;
import dev.tidings.log.LogPage;
import dev.tidings.problem.Complaint;
import dev.tidings.problem.DatabaseAway;
import dev.tidings.problem.Discreet;
import dev.tidings.stream.Replay.Opening;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Brings one stream from its cursor to the end of the log, and keeps it there: one thread at a time, one write at a
 * time. The log is read beside it, so that a goodbye or a sign of life never waits for the database.
 */
final class Delivery {

    static final String FORGOTTEN = "forgotten";
    static final String FAILED = "failed";

    private static final Complaint AWAY =
            new Complaint(LoggerFactory.getLogger(Delivery.class), "A stream waits for the database");
    private static final int CHUNK = 64 * 1024;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Subscriber subscriber;
    private final boolean plain;
    private final Backlog backlog;
    private final Notices notices;
    private final StreamWriter writer;
    private final Replay replay;
    private final Streams streams;

    /** More than zero: somebody runs, or is about to. */
    private final AtomicInteger work = new AtomicInteger();

    /** Before that the stream may not be known to all of its channels, and its response cannot be written. */
    private volatile boolean started;

    private volatile boolean stopped;
    private volatile @Nullable Instant writingSince;

    /** What to do with what was read of the log. */
    private volatile @Nullable Runnable arrived;

    /** The log could not be read: not before then. */
    private volatile @Nullable Instant again;

    // Touched by whoever runs, one at a time.
    private final @Nullable String lastEventId;
    private boolean opened;
    private boolean loading;
    private boolean writing;
    private int pageSize = Replay.PAGE;

    /** Rises when what is being read would lack something, as more may be heard than when it began. */
    private int reading;

    /** Everything up to here that this stream lets through has been handed to the writer. */
    private long cursor;

    /** The id that the client has as its cursor: the last one on the wire. */
    private long known;

    private long replayTo;
    private ByteArrayOutputStream out = new ByteArrayOutputStream(0);
    private int carried;
    private @Nullable Instant oldest;

    Delivery(
            Subscriber subscriber,
            boolean plain,
            @Nullable String lastEventId,
            Backlog backlog,
            Notices notices,
            StreamWriter writer,
            Replay replay,
            Streams streams) {
        this.subscriber = subscriber;
        this.plain = plain;
        this.lastEventId = lastEventId;
        this.backlog = backlog;
        this.notices = notices;
        this.writer = writer;
        this.replay = replay;
        this.streams = streams;
    }

    void start() {
        started = true;
        wake();
    }

    boolean isStarted() {
        return started;
    }

    void stop() {
        stopped = true;
    }

    boolean isStalled(Instant now) {
        var since = writingSince;
        return since != null && since.plus(streams.writeTimeout()).isBefore(now);
    }

    void tick(Instant now) {
        var time = again;
        if (time != null && !time.isAfter(now)) {
            again = null;
            wake();
        }
    }

    /** Before the start nothing is lost: what is to be said waits in the notices, and events in the backlog. */
    void wake() {
        if (started && work.getAndIncrement() == 0) {
            streams.run(this::run);
        }
    }

    private void run() {
        var seen = work.get();
        do {
            while (!stopped && !writing && step()) {
                seen = work.get();
            }
            seen = work.addAndGet(-seen);
        } while (seen != 0);
    }

    /** One write at most; false when there is nothing to do now. */
    private boolean step() {
        try {
            var goodbye = notices.bye();
            if (goodbye != null) {
                return sayGoodbye(goodbye);
            }
            out = new ByteArrayOutputStream(512);
            var advanced = opened ? advance() : open();
            extras();
            return out.size() > 0 ? send() : advanced;
        } catch (RuntimeException e) {
            fail(e);
            return false;
        }
    }

    private boolean sayGoodbye(String reason) {
        stopped = true;
        writingSince = null;
        var words = opened ? Control.bye(reason) : Control.away(reason);
        writer.write(words).whenComplete((done, failure) -> subscriber.abandon(reason));
        return false;
    }

    private boolean open() {
        var next = takeArrived();
        if (next != null) {
            next.run();
            return true;
        }
        load(() -> replay.open(subscriber.subscription(), subscriber.grants(), lastEventId), this::begin);
        return false;
    }

    private void begin(Opening opening) {
        opened = true;
        cursor = opening.verdict().after();
        known = cursor;
        replayTo = opening.head();
        out.writeBytes(opening.ready());
        take(opening.first());
    }

    /** True if there may be more to do at once. */
    private boolean advance() {
        var next = takeArrived();
        resume();
        if (next != null) {
            next.run();
            return true;
        }
        if (cursor >= replayTo) {
            drain();
            return false;
        }
        var after = cursor;
        var upTo = replayTo;
        var size = pageSize;
        load(() -> replay.page(subscriber.subscription(), subscriber.grants(), after, upTo, size), this::takeOrGiveUp);
        return false;
    }

    private @Nullable Runnable takeArrived() {
        var next = arrived;
        if (next != null) {
            arrived = null;
            loading = false;
        }
        return next;
    }

    private void resume() {
        var resumption = backlog.resume();
        if (resumption != Backlog.Resumption.NONE) {
            replayTo = streams.announced();
        }
        if (resumption == Backlog.Resumption.FROM_KNOWN) {
            cursor = known;
            reading++;
        }
    }

    private <T> void load(Supplier<T> source, Consumer<T> use) {
        if (loading || again != null) {
            return;
        }
        loading = true;
        var begun = reading;
        streams.run(() -> {
            arrived = read(source, result -> {
                if (begun == reading) {
                    use.accept(result);
                }
            });
            wake();
        });
    }

    private <T> Runnable read(Supplier<T> source, Consumer<T> use) {
        try {
            var result = source.get();
            return () -> use.accept(result);
        } catch (RuntimeException e) {
            return DatabaseAway.is(e) ? () -> tryAgain(e) : () -> fail(e);
        }
    }

    private void tryAgain(RuntimeException failure) {
        AWAY.about(failure);
        again = streams.now().plus(PAUSE);
    }

    private void takeOrGiveUp(Replay.Page page) {
        if (page.forgotten()) {
            streams.warn(subscriber, "What it was about to replay is not kept any more");
            subscriber.abandon(FORGOTTEN);
        } else {
            take(page.events());
        }
    }

    /** What does not fit into a chunk is read again, so the next page asks for no more than that. */
    private void take(LogPage page) {
        var written = 0;
        for (var event : page.events()) {
            if (out.size() >= CHUNK) {
                pageSize = Math.max(1, written);
                return;
            }
            write(new Frames(event));
            written++;
        }
        cursor = Math.max(cursor, page.reached());
        pageSize = Math.min(Replay.PAGE, pageSize * 2);
    }

    /** Everything collected, up to a chunk; the cursor then stands at the end of the log. */
    private void drain() {
        var position = streams.position();
        while (out.size() < CHUNK) {
            var frames = backlog.poll();
            if (frames == null) {
                if (backlog.isDrained()) {
                    cursor = Math.max(cursor, position);
                }
                return;
            }
            if (frames.event().id() > cursor
                    && (oldest == null || frames.event().createdAt().isBefore(oldest))) {
                oldest = frames.event().createdAt();
            }
            write(frames);
        }
    }

    private void write(Frames frames) {
        var event = frames.event();
        if (event.id() <= cursor) {
            return;
        }
        cursor = event.id();
        if (!event.isLive(streams.now())) {
            return;
        }
        subscriber.grants().to(event).ifPresent(way -> carry(event, frames.frame(way, plain)));
    }

    private void carry(Event event, byte[] frame) {
        out.writeBytes(frame);
        known = event.id();
        carried++;
    }

    private void extras() {
        if (opened) {
            var change = notices.takeState();
            if (change != null) {
                out.writeBytes(Control.state(change.json()));
            }
        }
        if (notices.takeBeat()) {
            out.writeBytes(opened && cursor > known ? Control.cursor(cursor) : Control.comment());
            known = Math.max(known, cursor);
        }
    }

    private boolean send() {
        writingSince = streams.now();
        var write = writer.write(out.toByteArray());
        if (write.isDone()) {
            return written(write.isCompletedExceptionally() ? write.exceptionNow() : null);
        }
        writing = true;
        write.whenComplete((done, failure) -> {
            writing = false;
            if (written(failure)) {
                wake();
            }
        });
        return false;
    }

    private boolean written(@Nullable Throwable failure) {
        writingSince = null;
        if (failure != null) {
            subscriber.abandon(isTimeout(failure) ? Subscriber.STALLED : Subscriber.CLIENT);
            return false;
        }
        streams.delivered(carried, oldest);
        carried = 0;
        oldest = null;
        return true;
    }

    private static boolean isTimeout(@Nullable Throwable failure) {
        return failure != null && (failure instanceof TimeoutException || isTimeout(failure.getCause()));
    }

    private void fail(RuntimeException failure) {
        streams.warn(subscriber, Discreet.line(failure));
        subscriber.abandon(FAILED);
    }
}
