package dev.tidings.account;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What must not happen before the transaction has committed, or at once where there is none. */
final class AfterCommit {

    private AfterCommit() {}

    static void run(Runnable aftermath) {
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
