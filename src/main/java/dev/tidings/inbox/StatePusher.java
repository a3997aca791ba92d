package dev.tidings.inbox;

import dev.tidings.account.Audiences;
import dev.tidings.account.Caller;
import dev.tidings.stream.ReaderState;
import dev.tidings.stream.Streams;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
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

    private static final Logger logger = LoggerFactory.getLogger(StatePusher.class);
    private static final int LISTED_MOST = 20;

    /** After a broadcast its readers hear within a minute, spread out. */
    private static final long SPREAD_MILLIS = 45_000;

    private final Streams streams;
    private final Audiences audiences;
    private final ObjectProvider<Inboxes> inboxes;
    private final Map<String, Change> waiting = new ConcurrentHashMap<>();
    private final ScheduledExecutorService executor = java.util.concurrent.Executors.newScheduledThreadPool(
            2, Thread.ofPlatform().name("reader-state-", 0).daemon().factory());

    /** @param reload too much to list */
    private record Change(Set<Long> ids, boolean reload) {

        Change join(Change other) {
            var all = new LinkedHashSet<>(ids);
            all.addAll(other.ids);
            return new Change(all, reload || other.reload || all.size() > LISTED_MOST);
        }
    }

    StatePusher(Streams streams, Audiences audiences, ObjectProvider<Inboxes> inboxes) {
        this.streams = streams;
        this.audiences = audiences;
        this.inboxes = inboxes;
    }

    /** Once the transaction has committed. */
    void changed(Caller.Person reader, Collection<Long> ids) {
        afterCommit(() -> changed(reader.key(), ids));
    }

    /** Once the transaction has committed. */
    void reload(Caller.Person reader) {
        afterCommit(() -> push(reader.key(), new Change(Set.of(), true), 0));
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
        push(readerKey, new Change(Set.copyOf(ids), false), 0);
    }

    /** A broadcast is gone: those who hear one of these channels are told, one by one. */
    void gone(Collection<String> channels, long id) {
        for (var reader : streams.readers(channels)) {
            push(
                    reader,
                    new Change(Set.of(id), false),
                    ThreadLocalRandom.current().nextLong(SPREAD_MILLIS));
        }
    }

    private void push(String readerKey, Change change, long delay) {
        if (streams.readers(readerKey).isEmpty() || executor.isShutdown()) {
            return;
        }
        if (delay > 0) {
            executor.schedule(() -> push(readerKey, change, 0), delay, TimeUnit.MILLISECONDS);
        } else if (waiting.merge(readerKey, change, Change::join) == change) {
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
            logger.warn(
                    "The streams of {} could not be told what changed; they reload later: {}", readerKey, e.toString());
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
                .map(String::valueOf)
                .filter(id -> !items.containsKey(id))
                .collect(Collectors.toSet());
        return state.changing(items, removed);
    }

    @Override
    public void destroy() {
        executor.shutdownNow();
    }
}
