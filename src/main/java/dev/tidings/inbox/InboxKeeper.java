package dev.tidings.inbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets go of what can be undone no longer, and of what says that a group is open which was closed. */
@Component
class InboxKeeper {

    private static final Duration UNDONE_WITHIN = Duration.ofDays(1);

    private final Undos undos;
    private final OpenGroups openGroups;
    private final InboxRows rows;
    private final TransactionTemplate transaction;
    private final Clock clock;

    InboxKeeper(Undos undos, OpenGroups openGroups, InboxRows rows, TransactionTemplate transaction, Clock clock) {
        this.undos = undos;
        this.openGroups = openGroups;
        this.rows = rows;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT1H")
    void forget() {
        var old = clock.instant().minus(UNDONE_WITHIN);
        var forgotten = forgetUndos(old);
        while (forgotten > 0) {
            forgotten = forgetUndos(old);
        }
        forgetGroups(clock.instant().minus(Group.OPEN));
    }

    private int forgetUndos(Instant old) {
        var forgotten = transaction.execute(status -> undos.forget(old));
        return forgotten == null ? 0 : forgotten;
    }

    private void forgetGroups(Instant old) {
        var readers = openGroups.readersOfClosed(old);
        while (!readers.isEmpty()) {
            for (var reader : readers) {
                transaction.executeWithoutResult(status -> {
                    rows.lock(reader);
                    openGroups.forgetClosed(reader, old);
                });
            }
            readers = openGroups.readersOfClosed(old);
        }
    }
}
