package dev.tidings.publish;

import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** What each Idempotency-Key was used for, as long as its first event is kept. */
@Repository
class Publications {

    private final JdbcTemplate jdbc;

    Publications(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    record Earlier(Publication publication, String hash) {}

    Optional<Earlier> find(IdempotencyKey key) {
        return jdbc
                .query(
                        "select p.first_id, p.size, e.created_at, p.request_hash from publication p"
                                + " join event e on e.id = p.first_id where p.publisher = ? and p.idempotency_key = ?",
                        (row, n) -> new Earlier(
                                new Publication(
                                        row.getLong(1),
                                        row.getInt(2),
                                        row.getObject(3, OffsetDateTime.class).toInstant()),
                                row.getString(4)),
                        key.publisher(),
                        key.value())
                .stream()
                .findFirst();
    }

    void remember(IdempotencyKey key, Publication publication) {
        jdbc.update(
                "insert into publication (publisher, idempotency_key, request_hash, first_id, size)"
                        + " values (?, ?, ?, ?, ?)",
                key.publisher(),
                key.value(),
                key.hash(),
                publication.firstId(),
                publication.size());
    }
}
