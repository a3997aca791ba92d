package dev.tidings.stream;

import dev.tidings.account.Caller;
import dev.tidings.account.Grants;
import dev.tidings.log.Event;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One open stream. The tail offers it events; it writes them in order, and goes back to the log when it falls behind.
 * Its memory is bounded: {@link #PENDING_MOST} references to shared events, and one write of about {@link #CHUNK}.
 */
final class Subscriber {

    private static final int PENDING_MOST = 256;
    private static final int CHUNK = 64 * 1024;
    private static final Duration FAREWELL = Duration.ofMillis(800);

    private final Subscription subscription;
    private final boolean plain;
    private final StreamWriter writer;
    private final Replay replay;
    private final Streams streams;
    private final Instant end;

    private volatile Grants grants;
    private volatile boolean gone;

    /** More than zero: somebody runs, or is about to. */
    private final AtomicInteger work = new AtomicInteger();

    // Guarded by this.
    private final ArrayDeque<Frames> pending = new ArrayDeque<>();
    private boolean collecting = true;
    private boolean grew;
    private @Nullable ReaderState state;
    private @Nullable String bye;
    private @Nullable Instant deadline;
    private boolean beat;

    // Touched by the tail alone.
    private long offered;

    // Touched by whoever runs, one at a time.
    private boolean opened;
    private boolean writing;
    /** Everything up to here that this stream lets through has been handed to the writer. */
    private long cursor;

    /** The id that the client has as its cursor: the last one on the wire. */
    private long known;

    private long replayTo;
    private @Nullable String lastEventId;

    // Touched by the clock alone.
    private Instant nextBeat;
    private Instant nextTouch;

    Subscriber(
            Subscription subscription,
            Grants grants,
            boolean plain,
            @Nullable String lastEventId,
            StreamWriter writer,
            Replay replay,
            Streams streams,
            Instant now) {
        this.subscription = subscription;
        this.grants = grants;
        this.plain = plain;
        this.lastEventId = lastEventId;
        this.writer = writer;
        this.replay = replay;
        this.streams = streams;
        this.end = now.plus(streams.maxAge());
        this.nextBeat = now.plus(streams.beat());
        this.nextTouch = now.plus(Streams.touchAfter());
    }

    Subscription subscription() {
        return subscription;
    }

    Caller caller() {
        return subscription.caller();
    }

    Grants grants() {
        return grants;
    }

    /** Rights changed: they are judged anew for each event that is sent from now on. */
    void grants(Grants grants) {
        this.grants = grants;
    }

    /** Something new may be heard: what was handed out before this stream was known to want it is in the log. */
    void lookAgain() {
        synchronized (this) {
            collecting = false;
            grew = true;
            pending.clear();
        }
        wake();
    }

    /** The tail's thread. Returns false if there is nothing to do for it. */
    boolean offer(Frames frames) {
        var event = frames.event();
        if (offered >= event.id() || !subscription.wants(event)) {
            return false;
        }
        offered = event.id();
        synchronized (this) {
            if (!collecting) {
                return false;
            }
            if (Event.RETRACTED.equals(event.type())) {
                pending.removeIf(earlier -> speaksOf(earlier.event(), Objects.requireNonNull(event.of())));
            }
            if (pending.size() == PENDING_MOST) {
                pending.clear();
                collecting = false;
            } else {
                pending.add(frames);
            }
        }
        return true;
    }

    private static boolean speaksOf(Event event, long id) {
        return event.id() == id || Objects.equals(event.of(), id);
    }

    void offer(ReaderState change) {
        synchronized (this) {
            state = state == null ? change : state.join(change);
        }
        wake();
    }

    /** Says goodbye as soon as the write under way is done; a reader that does not read it is cut off. */
    void end(String reason) {
        synchronized (this) {
            if (bye == null) {
                bye = reason;
                deadline = streams.now().plus(FAREWELL);
            }
        }
        wake();
    }

    void cut() {
        if (streams.holds(this)) {
            gone();
            writer.cut();
        }
    }

    void beat() {
        synchronized (this) {
            beat = true;
        }
        wake();
    }

    /** Called about once a second. */
    void tick(Instant now) {
        if (isOverdue(now)) {
            cut();
            return;
        }
        if (caller() instanceof Caller.Person(var name, var roles, var since, Caller.Token token)
                && !token.expiresAt().isAfter(now)) {
            end("expired");
        } else if (!end.isAfter(now)) {
            end("max-age");
        } else if (!nextBeat.isAfter(now)) {
            nextBeat = now.plus(streams.beat());
            beat();
        }
        if (!nextTouch.isAfter(now)) {
            nextTouch = now.plus(Streams.touchAfter());
            streams.touch(caller());
        }
    }

    private synchronized boolean isOverdue(Instant now) {
        return deadline != null && !deadline.isAfter(now);
    }

    void wake() {
        if (work.getAndIncrement() == 0) {
            streams.run(this::run);
        }
    }

    private void run() {
        var seen = work.get();
        do {
            while (!gone && !writing && step()) {
                seen = work.get();
            }
            seen = work.addAndGet(-seen);
        } while (seen != 0);
    }

    /** One write at most; false when there is nothing to write now. */
    private boolean step() {
        try {
            return opened ? next() : open();
        } catch (RuntimeException e) {
            streams.failed(this, e);
            return false;
        }
    }

    private boolean open() {
        var opening = replay.open(subscription, grants, lastEventId);
        opened = true;
        lastEventId = null;
        cursor = opening.verdict().after();
        known = cursor;
        replayTo = opening.head();
        var out = new ByteArrayOutputStream(512);
        out.writeBytes(opening.ready());
        if (write(out, opening.first().events())) {
            cursor = Math.max(cursor, opening.first().reached());
        }
        return send(out);
    }

    private boolean next() {
        var goodbye = goodbye();
        if (goodbye != null) {
            gone = true;
            writer.write(Control.bye(goodbye)).whenComplete((done, failure) -> abandon());
            return false;
        }
        var out = new ByteArrayOutputStream(512);
        resumeCollecting();
        if (cursor < replayTo) {
            var page = replay.page(subscription, grants, cursor, replayTo);
            if (page == null) {
                streams.failed(this, new IllegalStateException("What it was about to replay is not kept any more"));
                return false;
            }
            cursor = write(out, page.events()) ? page.reached() : cursor;
        } else {
            drain(out);
        }
        extras(out);
        return out.size() > 0 ? send(out) : cursor < replayTo;
    }

    private synchronized @Nullable String goodbye() {
        return bye;
    }

    /** What is dispatched from here on is collected; what was before is in the log. */
    private void resumeCollecting() {
        synchronized (this) {
            if (collecting) {
                return;
            }
            collecting = true;
            if (grew) {
                cursor = known;
                grew = false;
            }
        }
        replayTo = streams.announced();
    }

    /** Everything collected, up to a chunk; the cursor then stands at the end of the log. */
    private void drain(ByteArrayOutputStream out) {
        var position = streams.position();
        while (out.size() < CHUNK) {
            Frames frames;
            synchronized (this) {
                frames = pending.poll();
                if (frames == null) {
                    if (collecting) {
                        cursor = Math.max(cursor, position);
                    }
                    return;
                }
            }
            write(out, frames);
        }
    }

    private void extras(ByteArrayOutputStream out) {
        ReaderState change;
        boolean due;
        synchronized (this) {
            change = state;
            state = null;
            due = beat;
            beat = false;
        }
        if (change != null) {
            out.writeBytes(Control.state(change.json()));
        }
        if (due) {
            out.writeBytes(cursor > known ? Control.cursor(cursor) : Control.comment());
            known = cursor;
        }
    }

    /** False if not all fitted into a chunk: the rest is read again. */
    private boolean write(ByteArrayOutputStream out, Iterable<Event> events) {
        for (var event : events) {
            if (out.size() >= CHUNK) {
                return false;
            }
            write(out, new Frames(event));
        }
        return true;
    }

    private void write(ByteArrayOutputStream out, Frames frames) {
        var event = frames.event();
        if (event.id() <= cursor) {
            return;
        }
        cursor = event.id();
        if (!event.isLive(streams.now())) {
            return;
        }
        grants.to(event).ifPresent(way -> {
            out.writeBytes(frames.frame(way, plain));
            known = event.id();
        });
    }

    private boolean send(ByteArrayOutputStream out) {
        var write = writer.write(out.toByteArray());
        if (write.isDone()) {
            return written(write.isCompletedExceptionally());
        }
        writing = true;
        write.whenComplete((done, failure) -> {
            writing = false;
            if (written(failure != null)) {
                wake();
            }
        });
        return false;
    }

    private boolean written(boolean failed) {
        if (failed) {
            abandon();
        }
        return !failed;
    }

    /** The end of the response, also where nobody is left to read it: Jetty does not end it by itself. */
    void abandon() {
        try {
            writer.end();
        } finally {
            gone();
        }
    }

    void gone() {
        gone = true;
        streams.gone(this);
    }
}
