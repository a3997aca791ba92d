package dev.tidings.inbox;

import dev.tidings.account.RightsChanged;
import dev.tidings.problem.Complaint;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who follows or unfollows has other counts at once, and all their screens are told. Where the rights of everybody
 * change, nobody is told: they have the new counts with their next state, or when they look.
 */
@Component
class ChangedRights {

    private static final Complaint UNTOLD =
            new Complaint(LoggerFactory.getLogger(ChangedRights.class), "Streams could not be told of other rights");

    private final InboxRows rows;
    private final StatePusher pusher;
    private final TransactionTemplate transaction;

    ChangedRights(InboxRows rows, StatePusher pusher, TransactionTemplate transaction) {
        this.rows = rows;
        this.pusher = pusher;
        this.transaction = transaction;
    }

    /** A failure is not passed on: others must hear of the change in any case. */
    @EventListener
    void on(RightsChanged changed) {
        var reader = changed.person();
        if (reader == null) {
            return;
        }
        try {
            transaction.executeWithoutResult(status -> {
                rows.change(reader, 0, 0);
                pusher.reload(reader);
            });
        } catch (DataAccessException | TransactionException e) {
            UNTOLD.about(e);
        }
    }
}
