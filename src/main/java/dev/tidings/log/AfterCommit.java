package dev.tidings.log;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What must not happen before the transaction has committed, or at once where there is none. */
public final class AfterCommit {

    private AfterCommit() {}

    public static void run(Runnable aftermath) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            aftermath.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                aftermath.run();
            }
        });
    }
}
