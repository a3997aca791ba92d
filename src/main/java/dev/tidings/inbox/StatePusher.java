package dev.tidings.inbox;

import dev.tidings.account.Audiences;
import dev.tidings.account.Caller;
import dev.tidings.account.Grants;
import dev.tidings.account.Grants.Way;
import dev.tidings.inbox.StateReader.Standings;
import dev.tidings.log.AfterCommit;
import dev.tidings.log.Event;
import dev.tidings.log.EventLog;
import dev.tidings.log.LogTail;
import dev.tidings.problem.Complaint;
import dev.tidings.problem.DatabaseAway;
import dev.tidings.stream.ReaderState;
import dev.tidings.stream.Streams;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Tells a reader's open streams what changed: the counts, the notifications that changed, and what is gone. What changes
 * after a rest is told at once; while much changes, readers are told in passes, with a rest after each, and what changes
 * meanwhile is joined. So this takes a bounded share of the database, and publishing has the rest.
 */
@Component
class StatePusher implements DisposableBean {

    private static final Complaint UNTOLD =
            new Complaint(LoggerFactory.getLogger(StatePusher.class), "Streams could not be told what changed");

    /** A state lists no more than so many. */
    static final int LISTED_MOST = 20;

    /** A pass is followed by a rest of so many times its length, or of a second. */
    private static final int REST = 4;

    private static final long REST_MOST_NANOS = Duration.ofSeconds(1).toNanos();

    /** So long all readers of a pass together wait for the tail. */
    private static final long PATIENCE_NANOS = Duration.ofSeconds(1).toNanos();

    private static final long LOOK_NANOS = Duration.ofNanos(50_000).toNanos();

    /** After a broadcast its readers hear within a minute, spread out. */
    private static final long SPREAD_MILLIS = 45_000;

    private final Streams streams;
    private final Audiences audiences;
    private final ObjectProvider<StateReader> states;
    private final EventLog log;
    private final LogTail tail;
    private final Map<String, Change> waiting = new ConcurrentHashMap<>();
    private final Map<String, Change> delayed = new ConcurrentHashMap<>();
    private final AtomicBoolean busy = new AtomicBoolean();

    /** What is left of it in this pass; of the pass's thread alone. */
    private long patience;

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("reader-state").daemon().factory());

    /**
     * @param events what is at hand of these, so that it need not be read
     * @param reload too much to list
     */
    record Change(Set<Long> ids, Map<Long, Event> events, boolean reload) {

        private static final Change RELOAD = new Change(Set.of(), Map.of(), true);

        static Change of(Collection<Long> ids) {
            return ids.size() > LISTED_MOST ? RELOAD : new Change(Set.copyOf(ids), Map.of(), false);
        }

        static Change of(Event event) {
            return new Change(Set.of(event.id()), Map.of(event.id(), event), false);
        }

        Change join(Change later) {
            var all = new LinkedHashSet<>(ids);
            all.addAll(later.ids);
            if (reload || later.reload || all.size() > LISTED_MOST) {
                return RELOAD;
            }
            // What is said of an event again has made another one of it.
            var atHand = new HashMap<>(events);
            atHand.keySet().removeAll(later.ids);
            atHand.putAll(later.events);
            return new Change(all, atHand, false);
        }
    }

    StatePusher(Streams streams, Audiences audiences, ObjectProvider<StateReader> states, EventLog log, LogTail tail) {
        this.streams = streams;
        this.audiences = audiences;
        this.states = states;
        this.log = log;
        this.tail = tail;
    }

    /** Once the transaction has committed. */
    void changed(Caller.Person reader, Collection<Long> ids) {
        AfterCommit.run(() -> changed(reader.key(), ids));
    }

    /**
     * The same of a deed on many.
     *
     * @param moved whether a watermark moved: then another sign-in of the same person has perhaps others that changed
     */
    void raised(Caller.Person reader, Collection<Long> ids, boolean moved) {
        AfterCommit.run(() -> push(reader.key(), moved && streams.hasOther(reader) ? Change.RELOAD : Change.of(ids)));
    }

    /** Once the transaction has committed. */
    void reload(Caller.Person reader) {
        reload(reader.key());
    }

    /** Once the transaction has committed. */
    void reload(String readerKey) {
        AfterCommit.run(() -> push(readerKey, Change.RELOAD));
    }

    void changed(String readerKey, Collection<Long> ids) {
        push(readerKey, Change.of(ids));
    }

    void arrived(String readerKey, Event event) {
        push(readerKey, Change.of(event));
    }

    /**
     * A broadcast is gone: those who hear one of these channels are told, one by one. What goes while a reader waits
     * for that is told with it.
     */
    void gone(Collection<String> channels, long id) {
        var change = Change.of(List.of(id));
        for (var reader : streams.readers(channels)) {
            if (!executor.isShutdown() && delayed.merge(reader, change, Change::join) == change) {
                var delay = ThreadLocalRandom.current().nextLong(SPREAD_MILLIS);
                executor.schedule(() -> release(reader), delay, TimeUnit.MILLISECONDS);
            }
        }
    }

    /** Who is to hear within a minute what is gone. */
    Set<String> pending() {
        return Set.copyOf(delayed.keySet());
    }

    private void release(String readerKey) {
        var change = delayed.remove(readerKey);
        if (change != null) {
            push(readerKey, change);
        }
    }

    private void push(String readerKey, Change change) {
        if (streams.readers(readerKey).isEmpty() || executor.isShutdown()) {
            return;
        }
        waiting.merge(readerKey, change, Change::join);
        if (busy.compareAndSet(false, true)) {
            executor.execute(this::pass);
        }
    }

    private void pass() {
        var begun = System.nanoTime();
        patience = PATIENCE_NANOS;
        var rest = REST_MOST_NANOS;
        try {
            if (tellAll()) {
                rest = Math.min(REST * (System.nanoTime() - begun), REST_MOST_NANOS);
            }
        } finally {
            if (!executor.isShutdown()) {
                executor.schedule(this::rested, rest, TimeUnit.NANOSECONDS);
            }
        }
    }

    private void rested() {
        busy.set(false);
        if (!waiting.isEmpty() && busy.compareAndSet(false, true)) {
            pass();
        }
    }

    /** False where the database is away: the next reader would wait for it as long. */
    private boolean tellAll() {
        for (var reader : waiting.keySet()) {
            var change = waiting.remove(reader);
            if (change != null && !tell(reader, change)) {
                return false;
            }
        }
        return true;
    }

    private boolean tell(String readerKey, Change change) {
        var due = new Waiting(readerKey, change);
        try {
            var readers = streams.readers(readerKey);
            due.alone = readers.size() == 1;
            for (var reader : readers) {
                var grants = audiences.of(reader);
                var standings = states.getObject().read(reader, grants, due);
                streams.push(reader, state(grants, due.change, standings));
                if (!standings.whole()) {
                    again(readerKey, due.change);
                }
            }
            if (due.alone && streams.readers(readerKey).size() > 1) {
                // Somebody else came meanwhile, who is to hear of what was taken as for this one alone.
                again(readerKey, due.change);
            }
            return true;
        } catch (RuntimeException e) {
            UNTOLD.about(e);
            if (!DatabaseAway.is(e)) {
                return true;
            }
            // Nothing of it may be lost: the next state of this reader may be long in coming.
            again(readerKey, due.change);
            return false;
        }
    }

    private void again(String readerKey, Change change) {
        waiting.merge(readerKey, change, (later, earlier) -> earlier.join(later));
    }

    /** What a reader is to be told of now, and what of theirs waits since. */
    private final class Waiting implements StateReader.Due {

        private final String readerKey;
        private Change change;

        /** Nobody else is to hear of what waits. */
        private boolean alone;

        private @Nullable Change last;

        private Waiting(String readerKey, Change change) {
            this.readerKey = readerKey;
            this.change = change;
        }

        @Override
        public Change change() {
            return change;
        }

        /** The tail may not have told of it yet. It is waited for while there is patience: then the next state has it. */
        @Override
        public boolean catchUp(long eventId) {
            var begun = System.nanoTime();
            while (tail.position() < eventId && System.nanoTime() - begun < patience) {
                LockSupport.parkNanos(LOOK_NANOS);
            }
            patience -= System.nanoTime() - begun;
            var since = alone ? waiting.remove(readerKey) : waiting.get(readerKey);
            if (since == null || since == last) {
                return false;
            }
            change = change.join(since);
            last = since;
            return true;
        }
    }

    private ReaderState state(Grants grants, Change change, Standings standings) {
        var counts = standings.counts();
        var state = ReaderState.counts(counts.unseen(), counts.unread(), counts.asOf(), counts.version());
        if (change.reload()) {
            return state.reloading();
        }
        var items = new LinkedHashMap<String, String>();
        standings.items().forEach(item -> items.put(item.id(), Item.json(item)));
        var removed = standings.gone().stream()
                .filter(id -> wasIn(grants, id))
                .map(String::valueOf)
                .collect(Collectors.toSet());
        return state.changing(items, removed);
    }

    /** Another sign-in of the same person may have notifications that this one never had. */
    private boolean wasIn(Grants grants, long id) {
        return log.find(id)
                .map(event -> !log.isLive(event)
                        && grants.to(event).filter(Way::inbox).isPresent())
                .orElse(true);
    }

    @Override
    public void destroy() {
        executor.shutdownNow();
    }
}
