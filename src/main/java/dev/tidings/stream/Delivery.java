package dev.tidings.stream;

import dev.tidings.problem.Complaint;
import dev.tidings.problem.DatabaseAway;
import dev.tidings.problem.Discreet;
import dev.tidings.stream.Replay.Opening;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Brings one stream from its cursor to the end of the log, and keeps it there, one write at a time. It runs on the
 * sweeper's thread; the log is read beside it, so that a goodbye or a sign of life never waits for the database.
 */
final class Delivery implements Runnable {

    static final String FORGOTTEN = "forgotten";
    static final String FAILED = "failed";

    private static final Complaint AWAY =
            new Complaint(LoggerFactory.getLogger(Delivery.class), "A stream waits for the database");
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Subscriber subscriber;
    private final Backlog backlog;
    private final Notices notices;
    private final StreamWriter writer;
    private final Replay replay;
    private final Streams streams;

    private static final AtomicIntegerFieldUpdater<Delivery> WOKEN =
            AtomicIntegerFieldUpdater.newUpdater(Delivery.class, "woken");

    /** 1: it has a turn to come. */
    private volatile int woken;

    /** Before that the stream may not be known to all of its channels, and its response cannot be written. */
    private volatile boolean started;

    private volatile boolean stopped;
    private volatile @Nullable Instant writingSince;

    /** What to do with what was read of the log. */
    private volatile @Nullable Runnable arrived;

    /** The log could not be read: not before then. */
    private volatile @Nullable Instant again;

    // Touched by the sweeper alone.
    private @Nullable String lastEventId;
    private boolean opened;
    private boolean begun;
    private boolean loading;

    /** Rises when what is being read is not what may be heard any more. */
    private int edition;

    /** Everything up to here that this stream lets through has been handed to the writer. */
    private long cursor;

    /** The id that the client has as its cursor: the last one on the wire. */
    private long known;

    private long replayTo;

    /** Follows the verdict in a write of its own, as others may have the same. */
    private @Nullable Page first;

    private Sequence out = Sequence.EMPTY;

    /** Events of the write under way, and since when the first of them that came live is committed. */
    private int carried;

    private @Nullable Instant oldest;

    Delivery(
            Subscriber subscriber,
            @Nullable String lastEventId,
            Backlog backlog,
            Notices notices,
            StreamWriter writer,
            Replay replay,
            Streams streams) {
        this.subscriber = subscriber;
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

    void wake() {
        if (mark()) {
            streams.sweep(this);
        }
    }

    /**
     * True for who is to give it a turn: nobody else does. Before the start nothing is lost: what is to be said waits in
     * the notices, and events in the backlog.
     */
    boolean mark() {
        return started && woken == 0 && WOKEN.compareAndSet(this, 0, 1);
    }

    @Override
    public void run() {
        woken = 0;
        while (!stopped && writingSince == null && step()) {
            // There is more to do.
        }
    }

    /** One write at most; false when there is nothing to do now. */
    private boolean step() {
        try {
            var goodbye = notices.isEmpty() ? null : notices.bye();
            if (goodbye != null) {
                sayGoodbye(goodbye);
                return false;
            }
            var more = opened ? advance() : open();
            if (stopped) {
                return false;
            }
            extras();
            return (out.isEmpty() || send()) && more;
        } catch (RuntimeException | Error e) {
            fail(e);
            return false;
        }
    }

    private void sayGoodbye(String reason) {
        stopped = true;
        var words = opened ? Control.bye(reason) : Control.away(reason);
        write(Sequence.EMPTY.and(words)).whenComplete((done, failure) -> subscriber.abandon(reason));
    }

    private boolean open() {
        var next = takeArrived();
        resume();
        if (next != null) {
            next.run();
            return true;
        }
        var cursorSent = lastEventId;
        var by = subscriber.reading();
        load(() -> replay.open(by, cursorSent), this::begin);
        return false;
    }

    private void begin(Opening opening) {
        opened = true;
        lastEventId = null;
        cursor = opening.verdict().after();
        known = cursor;
        replayTo = Math.max(replayTo, opening.head());
        first = opening.first();
        out = out.and(opening.ready());
    }

    /** True if there may be more to do at once. */
    private boolean advance() {
        var next = takeArrived();
        resume();
        if (next != null) {
            next.run();
            return true;
        }
        var page = first;
        if (page != null) {
            first = null;
            take(page);
            return true;
        }
        if (cursor >= replayTo) {
            drain();
            return false;
        }
        var after = cursor;
        var upTo = replayTo;
        var by = subscriber.reading();
        load(() -> replay.page(by, after, upTo), this::takeOrGiveUp);
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
            first = null;
            edition++;
        }
    }

    private <T> void load(Supplier<T> source, Consumer<T> use) {
        if (loading || again != null) {
            return;
        }
        loading = true;
        var begunWith = edition;
        streams.run(() -> {
            arrived = read(source, result -> {
                if (begunWith == edition) {
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
        } catch (RuntimeException | Error e) {
            return DatabaseAway.is(e) ? () -> tryAgain(e) : () -> fail(e);
        }
    }

    private void tryAgain(Throwable failure) {
        AWAY.about(failure);
        again = streams.now().plus(PAUSE);
    }

    private void takeOrGiveUp(Page page) {
        if (page.forgotten()) {
            warn("What it was about to replay is not kept any more");
            subscriber.abandon(FORGOTTEN);
        } else {
            take(page);
        }
    }

    private void take(Page page) {
        if (!page.blocks().isEmpty()) {
            out = page.blocks();
            carried = out.events();
            known = out.last();
        }
        cursor = Math.max(cursor, page.reached());
    }

    /** Everything collected; the cursor then stands at the end of the log. */
    private void drain() {
        var position = streams.position();
        var taken = backlog.take();
        if (!taken.isEmpty()) {
            carry(stillWanted(taken));
            cursor = Math.max(cursor, taken.last());
        }
        if (backlog.isDrained()) {
            cursor = Math.max(cursor, position);
        }
    }

    /** Without what was read of the log already, and what is past its expiry by now. */
    private Sequence stillWanted(Sequence taken) {
        if (taken.first() > cursor && !taken.isExpiring()) {
            return taken;
        }
        var now = streams.now();
        return taken.only(event -> event.id() > cursor && event.isLive(now));
    }

    private void carry(Sequence live) {
        if (!live.isEmpty()) {
            out = live;
            carried = live.events();
            oldest = live.since();
            known = live.last();
        }
    }

    private void extras() {
        if (notices.isEmpty()) {
            return;
        }
        if (opened) {
            var change = notices.takeState();
            if (change != null) {
                out = out.and(Control.state(change.json()));
            }
        }
        if (notices.takeBeat()) {
            out = out.and(opened && cursor > known ? Control.cursor(cursor) : Control.COMMENT);
            known = Math.max(known, cursor);
        }
    }

    /** True if the next write may come at once. */
    private boolean send() {
        var write = write(out);
        out = Sequence.EMPTY;
        if (write.isDone()) {
            return written(write.isCompletedExceptionally() ? write.exceptionNow() : null);
        }
        writingSince = streams.now();
        write.whenComplete((done, failure) -> finish(failure));
        return false;
    }

    private CompletableFuture<Void> write(Sequence blocks) {
        if (begun) {
            return writer.write(blocks);
        }
        begun = true;
        return writer.begin(blocks);
    }

    private void finish(@Nullable Throwable failure) {
        if (written(failure)) {
            writingSince = null;
            wake();
        }
    }

    private boolean written(@Nullable Throwable failure) {
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

    private void fail(Throwable failure) {
        warn(Discreet.line(failure));
        subscriber.abandon(FAILED);
    }

    /** Elsewhere, as a log may block. */
    private void warn(String why) {
        streams.run(() -> streams.warn(subscriber, why));
    }
}
