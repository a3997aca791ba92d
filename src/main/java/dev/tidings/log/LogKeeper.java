package dev.tidings.log;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets go of what is past its expiry, and of what is older than is kept, in batches. */
@Component
public class LogKeeper {

    private static final Logger log = LoggerFactory.getLogger(LogKeeper.class);
    private static final int BATCH = 500;

    private final EventRows rows;
    private final ObjectProvider<Appending> rooms;
    private final TransactionTemplate transaction;
    private final LogSettings settings;
    private final Clock clock;

    LogKeeper(
            EventRows rows,
            ObjectProvider<Appending> rooms,
            TransactionTemplate transaction,
            LogSettings settings,
            Clock clock) {
        this.rows = rows;
        this.rooms = rooms;
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
    }

    /** Who counts calls this first, so that nothing expired is counted. */
    @Scheduled(fixedDelayString = "PT5S")
    public void settleExpiries() {
        while (!rows.due(clock.instant(), 1).isEmpty()) {
            transaction.executeWithoutResult(status -> {
                rows.take(0);
                var due = rows.due(clock.instant(), BATCH);
                rows.forgetExpiry(due);
                rooms.orderedStream().forEach(room -> room.expired(due));
            });
        }
    }

    /** What is older than is kept. */
    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1H")
    public void forget() {
        var forgotten = 0L;
        for (List<Event> batch = forgetBatch(); !batch.isEmpty(); batch = forgetBatch()) {
            forgotten += batch.size();
        }
        if (forgotten > 0) {
            log.info(
                    "Retention: {} events older than {} days are gone",
                    forgotten,
                    settings.retention().toDays());
        }
    }

    private List<Event> forgetBatch() {
        return Objects.requireNonNull(transaction.execute(status -> {
            var tooOld = clock.instant().minus(settings.retention());
            var old = rows.lockOld(tooOld, BATCH);
            if (!old.isEmpty()) {
                rows.take(0);
                rooms.orderedStream().forEach(room -> room.forgotten(old));
                rows.delete(old);
            }
            return old;
        }));
    }
}
