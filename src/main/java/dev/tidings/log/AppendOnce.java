package dev.tidings.log;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Appends what may be asked for twice, by a double click or a reload: the second time it is the first event. */
@Component
public class AppendOnce {

    private final EventLog log;
    private final JdbcTemplate jdbc;

    AppendOnce(EventLog log, JdbcTemplate jdbc) {
        this.log = log;
        this.jdbc = jdbc;
    }

    /**
     * @param key shares the space of the publisher's idempotency keys; up to 255 characters
     * @return the event's id
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public long append(NewEvent event, String key) {
        // Whoever asks at the same time waits here, and finds what the first one made.
        log.lockHead();
        var first = jdbc.queryForList(
                "select first_id from publication where publisher = ? and idempotency_key = ?",
                Long.class,
                event.publisher(),
                key);
        if (!first.isEmpty()) {
            return first.getFirst();
        }
        var id = log.append(event).id();
        jdbc.update(
                "insert into publication (publisher, idempotency_key, request_hash, first_id, size)"
                        + " values (?, ?, '', ?, 1)",
                event.publisher(),
                key,
                id);
        return id;
    }
}
