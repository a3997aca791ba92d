package dev.tidings.stream;

import dev.tidings.account.Caller;
import dev.tidings.account.Grants;
import dev.tidings.log.EventLog;
import dev.tidings.log.LogPage;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Reads the log for streams that are behind, in pages, a bounded number of them at a time. */
@Component
class Replay {

    private static final int PAGE = 250;
    private static final int COUNT_MOST = 1_000;

    /** Where a reader gets fewer than one in so many events of a page, an index finds them sooner. */
    private static final int DENSE = 4;

    /** Beyond this what was missed is not counted any more, and who polls gets an empty page with a cursor. */
    private static final int PAGES_MOST = 20;

    private final EventLog log;
    private final Supplier<Optional<ReaderStates>> states;
    private final StreamMetrics metrics;
    private final Clock clock;
    private final Semaphore admission;
    private final Recent recent = new Recent();

    Replay(
            EventLog log,
            ObjectProvider<ReaderStates> states,
            StreamSettings settings,
            StreamMetrics metrics,
            Clock clock) {
        this.log = log;
        this.clock = clock;
        this.states = SingletonSupplier.of(() -> Optional.ofNullable(states.getIfAvailable()));
        this.metrics = metrics;
        this.admission = new Semaphore(settings.concurrentReplays(), true);
        metrics.waiting(admission::getQueueLength);
    }

    /** What the tail hands out, so that who is a little behind need not ask the log. */
    Recent recent() {
        return recent;
    }

    /**
     * How a stream begins.
     *
     * @param ready the block that tells the verdict
     * @param head the log must be read up to here; what comes later is collected
     * @param first the first page of what was missed
     */
    record Opening(Verdict verdict, Frame ready, long head, Page first) {}

    Opening open(Reading reading, @Nullable String lastEventId) {
        return admitted(() -> {
            var state = state(reading.subscription().caller(), reading.grants());
            var head = state.asOf();
            var verdict = Verdict.on(lastEventId, head, log.oldest());
            var first = read(reading, verdict.after(), head, PAGE);
            if (isForgotten(verdict.after())) {
                verdict = new Verdict("reset", head);
                first = Page.empty(head);
            }
            metrics.replayed(verdict);
            var missed = first.blocks().events() + more(reading, first, head);
            var ready = Control.retry() + "event: ready\ndata: "
                    + "{\"catchUp\":\"" + verdict.catchUp() + "\",\"after\":" + verdict.after() + ",\"missed\":"
                    + Math.min(missed, COUNT_MOST) + "," + state.counts() + "}\nid: " + verdict.after() + "\n\n";
            return new Opening(verdict, Control.frame(ready), head, first);
        });
    }

    private ReaderState state(Caller caller, Grants grants) {
        var counting = states.get();
        return caller instanceof Caller.Person person && counting.isPresent()
                ? counting.get().of(person, grants)
                : ReaderState.counts(0, 0, log.head(), 0);
    }

    private int more(Reading reading, Page first, long head) {
        var reached = first.reached();
        if (reached == head) {
            return 0;
        }
        var known = inMemory(reached, head);
        if (known.isPresent()) {
            return wanted(reading, known.get());
        }
        var more = 0;
        for (int i = 0; i < PAGES_MOST && reached < head && first.blocks().events() + more < COUNT_MOST; i++) {
            var page = log.after(reading.grants().ranges(), reached, head, PAGE, reading::wants);
            more += page.events().size();
            reached = page.reached();
        }
        return more;
    }

    private int wanted(Reading reading, List<Frames> events) {
        var now = clock.instant();
        return (int) events.stream()
                .map(Frames::event)
                .filter(event -> event.isLive(now) && reading.wants(event))
                .limit(COUNT_MOST)
                .count();
    }

    Page page(Reading reading, long after, long upTo) {
        return admitted(() -> {
            var page = read(reading, after, upTo, PAGE);
            return isForgotten(after) ? page.forgetting() : page;
        });
    }

    /** Asked after reading: retention may have been faster. */
    private boolean isForgotten(long after) {
        return after > 0 && after + 1 < log.oldest();
    }

    /** The same for who polls: enough pages for the limit, or to the end. */
    LogPage poll(Reading reading, long after, long head, int limit) {
        return admitted(() -> {
            var page = log.after(reading.grants().ranges(), after, head, limit, reading::wants);
            for (int i = 0; i < PAGES_MOST && page.events().isEmpty() && page.reached() < head; i++) {
                page = log.after(reading.grants().ranges(), page.reached(), head, limit, reading::wants);
            }
            return page;
        });
    }

    private Page read(Reading reading, long after, long upTo, int size) {
        if (after >= upTo) {
            return Page.empty(upTo);
        }
        var end = Math.min(upTo, after + size);
        return inMemory(after, end)
                .map(events -> page(reading, events, end))
                .filter(page -> page.reached() == upTo || page.blocks().events() >= size / DENSE)
                .orElseGet(() -> fromLog(reading, after, upTo, size));
    }

    /** Empty where memory does not reach back so far, or back beyond what is kept. */
    private Optional<List<Frames>> inMemory(long after, long upTo) {
        return Optional.ofNullable(recent.after(after, upTo)).filter(events -> after + 1 >= log.oldest());
    }

    private Page fromLog(Reading reading, long after, long upTo, int size) {
        var read = log.after(reading.grants().ranges(), after, upTo, size, reading::wants);
        return page(reading, read.events().stream().map(Frames::new).toList(), read.reached());
    }

    /** What does not fit into a page is read again with the next one. */
    private Page page(Reading reading, List<Frames> events, long reached) {
        var now = clock.instant();
        var blocks = Sequence.EMPTY;
        for (var event : events) {
            if (blocks.size() >= Page.MOST) {
                return new Page(blocks, blocks.last());
            }
            if (event.event().isLive(now)) {
                blocks = reading.frame(event).map(blocks::and).orElse(blocks);
            }
        }
        return new Page(blocks, reached);
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
