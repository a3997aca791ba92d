package dev.tidings.inbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets go of what can be undone no longer, in batches. */
@Component
class UndoKeeper {

    private static final Duration KEPT = Duration.ofDays(1);

    private final Undos undos;
    private final TransactionTemplate transaction;
    private final Clock clock;

    UndoKeeper(Undos undos, TransactionTemplate transaction, Clock clock) {
        this.undos = undos;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT1H")
    void forget() {
        var old = clock.instant().minus(KEPT);
        var forgotten = forget(old);
        while (forgotten > 0) {
            forgotten = forget(old);
        }
    }

    private int forget(Instant old) {
        var forgotten = transaction.execute(status -> undos.forget(old));
        return forgotten == null ? 0 : forgotten;
    }
}
