package dev.tidings.inbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Proves the kept counts right, reader by reader, and mends what is not; there should never be anything to mend. */
@Component
class CountKeeper {

    private static final Logger log = LoggerFactory.getLogger(CountKeeper.class);
    private static final int BATCH = 500;

    private final InboxRows rows;
    private final GroupRows groups;
    private final StatePusher pusher;
    private final TransactionTemplate transaction;
    private final Counter mended;

    CountKeeper(
            InboxRows rows,
            GroupRows groups,
            StatePusher pusher,
            TransactionTemplate transaction,
            MeterRegistry meters) {
        this.rows = rows;
        this.groups = groups;
        this.pusher = pusher;
        this.transaction = transaction;
        this.mended = Counter.builder("tidings.inbox.counts.mended")
                .description("Readers whose kept counts were wrong")
                .register(meters);
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT6H")
    void keep() {
        repair();
    }

    /** Returns how many were wrong. */
    int repair() {
        var wrong = 0;
        var some = rows.after("", BATCH);
        while (!some.isEmpty()) {
            wrong += (int) some.stream()
                    .filter(inbox -> !Arrays.equals(kept(inbox), groups.counts(inbox.reader())))
                    .filter(inbox -> mend(inbox.reader()))
                    .count();
            some = rows.after(some.getLast().reader(), BATCH);
        }
        return wrong;
    }

    private static long[] kept(InboxRows.Inbox inbox) {
        return new long[] {inbox.unseen(), inbox.unread()};
    }

    /** Looks again under the lock: what was read before may have changed between the two looks. */
    private boolean mend(String reader) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            var inbox = rows.lock(reader);
            var counted = groups.counts(reader);
            if (inbox.isEmpty() || Arrays.equals(kept(inbox.get()), counted)) {
                return false;
            }
            log.error(
                    "The counts of a reader were wrong and are mended: {} instead of {}",
                    List.of(counted[0], counted[1]),
                    List.of(inbox.get().unseen(), inbox.get().unread()));
            mended.increment();
            rows.count(reader, counted);
            pusher.reload(reader);
            return true;
        }));
    }
}
