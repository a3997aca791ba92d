package dev.tidings.stream;

import dev.tidings.account.Caller;
import dev.tidings.account.Grants;
import dev.tidings.log.Event;
import dev.tidings.log.EventLog;
import dev.tidings.log.LogPage;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Reads the log for streams that are behind, in pages, a bounded number of them at a time. */
@Component
class Replay {

    static final int PAGE = 250;
    private static final int COUNT_MOST = 1_000;

    /** Beyond this what was missed is not counted any more, and who polls gets an empty page with a cursor. */
    private static final int PAGES_MOST = 20;

    private final EventLog log;
    private final ObjectProvider<ReaderStates> states;
    private final StreamMetrics metrics;
    private final Semaphore admission;

    Replay(EventLog log, ObjectProvider<ReaderStates> states, StreamSettings settings, StreamMetrics metrics) {
        this.log = log;
        this.states = states;
        this.metrics = metrics;
        this.admission = new Semaphore(settings.concurrentReplays(), true);
        metrics.waiting(admission::getQueueLength);
    }

    /**
     * How a stream begins.
     *
     * @param ready the block that tells the verdict
     * @param head the log must be read up to here; what comes later is collected
     * @param first the first page of what was missed
     */
    record Opening(Verdict verdict, byte[] ready, long head, LogPage first) {}

    Opening open(Subscription subscription, Grants grants, @Nullable String lastEventId) {
        return admitted(() -> {
            var state = state(subscription.caller(), grants);
            var head = state.asOf();
            var verdict = Verdict.on(lastEventId, head, log.oldest());
            var first = read(subscription, grants, verdict.after(), head, PAGE);
            if (isForgotten(verdict.after())) {
                verdict = new Verdict("reset", head);
                first = new LogPage(List.of(), head);
            }
            metrics.replayed(verdict);
            var missed = first.events().size() + more(subscription, grants, first, head);
            var ready = Control.retry() + "event: ready\ndata: "
                    + "{\"catchUp\":\"" + verdict.catchUp() + "\",\"after\":" + verdict.after() + ",\"missed\":"
                    + Math.min(missed, COUNT_MOST) + "," + state.counts() + "}\nid: " + verdict.after() + "\n\n";
            return new Opening(verdict, Control.bytes(ready), head, first);
        });
    }

    private ReaderState state(Caller caller, Grants grants) {
        var counting = states.getIfAvailable();
        return caller instanceof Caller.Person person && counting != null
                ? counting.of(person, grants)
                : ReaderState.counts(0, 0, log.head(), 0);
    }

    private int more(Subscription subscription, Grants grants, LogPage first, long head) {
        var page = first;
        var more = 0;
        for (int i = 0;
                i < PAGES_MOST && page.reached() < head && first.events().size() + more < COUNT_MOST;
                i++) {
            page = read(subscription, grants, page.reached(), head, PAGE);
            more += page.events().size();
        }
        return more;
    }

    /** @param forgotten some of what was asked for is not kept any more */
    record Page(LogPage events, boolean forgotten) {}

    Page page(Subscription subscription, Grants grants, long after, long upTo, int size) {
        return admitted(() -> {
            var page = read(subscription, grants, after, upTo, size);
            return new Page(page, isForgotten(after));
        });
    }

    /** Asked after reading: retention may have been faster. */
    private boolean isForgotten(long after) {
        return after > 0 && after + 1 < log.oldest();
    }

    /** The same for who polls: enough pages for the limit, or to the end. */
    LogPage poll(Subscription subscription, Grants grants, long after, long head, int limit) {
        return admitted(() -> {
            var page = log.after(grants.ranges(), after, head, limit, event -> visible(subscription, grants, event));
            for (int i = 0; i < PAGES_MOST && page.events().isEmpty() && page.reached() < head; i++) {
                page = log.after(
                        grants.ranges(), page.reached(), head, limit, event -> visible(subscription, grants, event));
            }
            return page;
        });
    }

    private LogPage read(Subscription subscription, Grants grants, long after, long upTo, int size) {
        if (after >= upTo) {
            return new LogPage(List.of(), upTo);
        }
        return log.after(grants.ranges(), after, upTo, size, event -> visible(subscription, grants, event));
    }

    private static boolean visible(Subscription subscription, Grants grants, Event event) {
        return subscription.wants(event) && grants.to(event).isPresent();
    }

    private <T extends @Nullable Object> T admitted(Supplier<T> reading) {
        admission.acquireUninterruptibly();
        try {
            return reading.get();
        } finally {
            admission.release();
        }
    }
}
