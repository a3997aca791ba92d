package dev.tidings.stream;

import dev.tidings.account.Caller;
import dev.tidings.account.Grant;
import dev.tidings.account.Grants;
import dev.tidings.account.Grants.Way;
import dev.tidings.log.Event;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One open stream, as the rest of the server sees it: the tail offers it events, others its state or its end. What is
 * written when is for its {@link Delivery}. Its memory is bounded, whatever its reader does: a {@link Backlog}, one page
 * of the log while it replays, and one write.
 */
final class Subscriber {

    /** Why a stream ended, where it was not said goodbye. */
    static final String CLIENT = "client";

    static final String DEAD = "dead";
    static final String STALLED = "stalled";
    static final String UNREAD_GOODBYE = "unread-goodbye";

    private final Subscription subscription;
    private final boolean plain;
    private final Connection connection;
    private final StreamWriter writer;
    private final Streams streams;
    private final Instant since;
    private final Instant end;
    private final Backlog backlog = new Backlog();
    private final Notices notices = new Notices();
    private final Delivery delivery;
    private final AtomicReference<@Nullable String> because = new AtomicReference<>();

    private volatile Grants grants;

    // Touched by the tail alone.
    private long offered;

    // Touched by the clock alone.
    private Instant nextBeat;
    private Instant nextTouch;

    Subscriber(
            Subscription subscription,
            Grants grants,
            boolean plain,
            @Nullable String lastEventId,
            Connection connection,
            StreamWriter writer,
            Replay replay,
            Streams streams) {
        this.subscription = subscription;
        this.grants = grants;
        this.plain = plain;
        this.connection = connection;
        this.writer = writer;
        this.streams = streams;
        this.delivery = new Delivery(this, lastEventId, backlog, notices, writer, replay, streams);
        var now = streams.now();
        this.since = now;
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

    Connection connection() {
        return connection;
    }

    Grants grants() {
        return grants;
    }

    /** Rights changed, and what was collected by the ones before is judged anew. */
    void grants(Grants grants) {
        this.grants = grants;
        lookAgain();
    }

    Reading reading() {
        return new Reading(subscription, grants, plain);
    }

    /** The response can be written now: begins, and notices when the client goes. */
    void start() {
        connection.watch(() -> abandon(CLIENT));
        delivery.start();
    }

    void wake() {
        delivery.wake();
    }

    void lookAgain() {
        backlog.lookAgain();
        wake();
    }

    /**
     * The tail's thread: events of one audience, which is one address.
     *
     * @param listening by which right each stream listens to it
     * @return what is to have a turn, or null
     */
    @Nullable
    Runnable offer(List<Frames> run, Map<Subscriber, Grant> listening) {
        // Before the right is looked up: where it changes from then on, nothing is collected.
        var edition = backlog.edition();
        var grant = listening.get(this);
        if (grant == null) {
            return null;
        }
        var all = grants;
        return collect(run, edition, all.mutes().isEmpty() ? grant::to : all::to);
    }

    /** The same, where they may have come by another address before. */
    @Nullable
    Runnable offer(List<Frames> run) {
        var edition = backlog.edition();
        return collect(run, edition, grants::to);
    }

    private @Nullable Runnable collect(List<Frames> run, int edition, Function<Event, Optional<Way>> ways) {
        var collected = false;
        for (var each : run) {
            var event = each.event();
            if (offered < event.id()) {
                var way = subscription.wants(event) ? ways.apply(event).orElse(null) : null;
                collected |= way != null && backlog.add(each.frame(way, plain), edition);
                offered = event.id();
            }
        }
        return collected && delivery.mark() ? delivery : null;
    }

    void offer(ReaderState change) {
        notices.add(change);
        wake();
    }

    /** Says goodbye as soon as the write under way is done; a reader that does not read it is cut off. */
    void end(String reason) {
        notices.bye(reason, streams.now());
        wake();
    }

    void beat() {
        notices.beat();
        wake();
    }

    /** Called about twice a second. */
    void tick(Instant now) {
        if (notices.isOverdue(now)) {
            cut(UNREAD_GOODBYE);
            return;
        }
        if (delivery.isStalled(now)) {
            cut(STALLED);
            return;
        }
        if (!delivery.isStarted() && since.plus(streams.writeTimeout()).isBefore(now)) {
            cut(Delivery.FAILED);
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
        delivery.tick(now);
        if (!nextTouch.isAfter(now)) {
            nextTouch = now.plus(Streams.touchAfter());
            streams.touch(this);
        }
    }

    /** Closes the connection at once; a write that waits for it fails. */
    void cut(String reason) {
        if (streams.holds(this)) {
            var first = because.compareAndSet(null, reason);
            gone();
            writer.cut();
            if (first) {
                streams.run(writer::end);
            }
        }
    }

    /** The end of the response, also where nobody is left to read it: Jetty does not end it by itself. Once. */
    void abandon(String reason) {
        if (because.compareAndSet(null, reason)) {
            delivery.stop();
            streams.run(() -> {
                try {
                    writer.end();
                } finally {
                    gone();
                }
            });
        }
    }

    /** It is about to end, or has ended. */
    boolean isEnding() {
        return because.get() != null;
    }

    void gone() {
        delivery.stop();
        streams.gone(this, Objects.requireNonNullElse(because.get(), CLIENT));
    }
}
