package dev.tidings.inbox;

import dev.tidings.account.Audiences;
import dev.tidings.account.Caller;
import dev.tidings.account.Grants;
import dev.tidings.account.Grants.Way;
import dev.tidings.log.EventLog;
import dev.tidings.problem.Complaint;
import dev.tidings.problem.DatabaseAway;
import dev.tidings.stream.ReaderState;
import dev.tidings.stream.Streams;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells a reader's open streams what changed: the counts, the notifications that changed, and what is gone. Changes
 * that come while one is being told are joined.
 */
@Component
class StatePusher implements DisposableBean {

    private static final Complaint UNTOLD =
            new Complaint(LoggerFactory.getLogger(StatePusher.class), "Streams could not be told what changed");
    private static final int LISTED_MOST = 20;
    private static final long AGAIN_AFTER_MILLIS = 1_000;

    /** After a broadcast its readers hear within a minute, spread out. */
    private static final long SPREAD_MILLIS = 45_000;

    private final Streams streams;
    private final Audiences audiences;
    private final ObjectProvider<Inboxes> inboxes;
    private final EventLog log;
    private final Map<String, Change> waiting = new ConcurrentHashMap<>();
    private final Map<String, Change> delayed = new ConcurrentHashMap<>();
    private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(
            2, Thread.ofPlatform().name("reader-state-", 0).daemon().factory());

    /** @param reload too much to list */
    private record Change(Set<Long> ids, boolean reload) {

        Change join(Change other) {
            var all = new LinkedHashSet<>(ids);
            all.addAll(other.ids);
            return new Change(all, reload || other.reload || all.size() > LISTED_MOST);
        }
    }

    StatePusher(Streams streams, Audiences audiences, ObjectProvider<Inboxes> inboxes, EventLog log) {
        this.streams = streams;
        this.audiences = audiences;
        this.inboxes = inboxes;
        this.log = log;
    }

    /** Once the transaction has committed. */
    void changed(Caller.Person reader, Collection<Long> ids) {
        afterCommit(() -> changed(reader.key(), ids));
    }

    /** Once the transaction has committed. */
    void reload(Caller.Person reader) {
        reload(reader.key());
    }

    /** Once the transaction has committed. */
    void reload(String readerKey) {
        afterCommit(() -> push(readerKey, new Change(Set.of(), true)));
    }

    private static void afterCommit(Runnable push) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                push.run();
            }
        });
    }

    void changed(String readerKey, Collection<Long> ids) {
        push(readerKey, new Change(Set.copyOf(ids), false));
    }

    /**
     * A broadcast is gone: those who hear one of these channels are told, one by one. What goes while a reader waits
     * for that is told with it.
     */
    void gone(Collection<String> channels, long id) {
        var change = new Change(Set.of(id), false);
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
        if (waiting.merge(readerKey, change, Change::join) == change) {
            executor.execute(() -> tell(readerKey));
        }
    }

    private void tell(String readerKey) {
        var change = waiting.remove(readerKey);
        if (change == null) {
            return;
        }
        try {
            streams.readers(readerKey).forEach(reader -> streams.push(reader, state(reader, change)));
        } catch (RuntimeException e) {
            UNTOLD.about(e);
            if (DatabaseAway.is(e)) {
                tryAgain(readerKey, change);
            }
        }
    }

    /** Nothing of it may be lost: the next state of this reader may be long in coming. */
    private void tryAgain(String readerKey, Change change) {
        if (!executor.isShutdown() && waiting.merge(readerKey, change, Change::join) == change) {
            executor.schedule(() -> tell(readerKey), AGAIN_AFTER_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private ReaderState state(Caller.Person reader, Change change) {
        var grants = audiences.of(reader);
        var counts = inboxes.getObject().counts(reader, grants);
        var state = ReaderState.counts(counts.unseen(), counts.unread(), counts.asOf(), counts.version());
        if (change.reload()) {
            return state.reloading();
        }
        var items = new LinkedHashMap<String, String>();
        inboxes.getObject().items(reader, grants, change.ids()).forEach(item -> items.put(item.id(), Item.json(item)));
        var removed = change.ids().stream()
                .filter(id -> !items.containsKey(Long.toString(id)) && wasIn(grants, id))
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
