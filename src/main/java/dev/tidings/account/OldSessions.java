package dev.tidings.account;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.stereotype.Component;

/** Deletes sessions that are over, among our jobs: Spring Session's own scheduler fills the log while the database is away. */
@Component
class OldSessions {

    private final JdbcIndexedSessionRepository sessions;

    OldSessions(JdbcIndexedSessionRepository sessions) {
        this.sessions = sessions;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
    void delete() {
        sessions.cleanUpExpiredSessions();
    }
}
