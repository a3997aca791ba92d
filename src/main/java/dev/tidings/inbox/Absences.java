package dev.tidings.inbox;

import dev.tidings.account.Caller;
import dev.tidings.inbox.Absence.Away;
import dev.tidings.inbox.Absence.Point;
import dev.tidings.log.Address;
import dev.tidings.log.EventLog;
import dev.tidings.stream.Streams;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Who was away for long, and since when. Who has a stream or opens the inbox is here. */
@Component
public class Absences {

    private static final int BATCH = 1_000;

    private final JdbcTemplate jdbc;
    private final EventLog log;
    private final Streams streams;
    private final Clock clock;

    Absences(JdbcTemplate jdbc, EventLog log, Streams streams, Clock clock) {
        this.jdbc = jdbc;
        this.log = log;
        this.streams = streams;
        this.clock = clock;
    }

    /** The reader is here. */
    public void visit(Caller.Person reader) {
        visit(List.of(reader.key()));
    }

    /** Who was here lately is so by one write; only who comes back from an absence has one of their own. */
    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT5M")
    void visitConnected() {
        var here = List.copyOf(streams.readers(List.of(Address.EVERYONE.channel())));
        for (int i = 0; i < here.size(); i += BATCH) {
            var some = here.subList(i, Math.min(here.size(), i + BATCH));
            var now = now();
            jdbc.update(
                    "update absence set here_at = ?, here_id = ? where reader = any(?) and here_at > ?",
                    sql(now.at()),
                    now.eventId(),
                    some.toArray(String[]::new),
                    sql(now.at().minus(Absence.LONG)));
            visit(some);
        }
    }

    private Point now() {
        return new Point(clock.instant().truncatedTo(ChronoUnit.MILLIS), log.head());
    }

    private void visit(Collection<String> readers) {
        var now = now();
        var known = find(readers);
        for (var reader : readers) {
            var before = known.get(reader);
            if (before == null) {
                insert(reader, Absence.first(now));
            } else if (before.isStale(now.at())) {
                update(reader, before, before.here(now));
            }
        }
    }

    /** The last absence of this reader; empty where there was none, or they have done with it. */
    Optional<Away> last(Caller.Person reader) {
        return Optional.ofNullable(find(List.of(reader.key())).get(reader.key()))
                .flatMap(absence -> Optional.ofNullable(absence.away()));
    }

    /** Nothing more is to be said of it. */
    public void dismiss(Caller.Person reader) {
        jdbc.update("update absence set left_at = null, left_id = null, back_id = null where reader = ?", reader.key());
    }

    private Map<String, Absence> find(Collection<String> readers) {
        var found = new HashMap<String, Absence>();
        jdbc.query(
                "select reader, here_at, here_id, left_at, left_id, back_id from absence where reader = any(?)",
                row -> {
                    var left = row.getObject(4, OffsetDateTime.class);
                    found.put(
                            row.getString(1),
                            new Absence(
                                    new Point(
                                            row.getObject(2, OffsetDateTime.class)
                                                    .toInstant(),
                                            row.getLong(3)),
                                    left == null
                                            ? null
                                            : new Away(new Point(left.toInstant(), row.getLong(5)), row.getLong(6))));
                },
                (Object) readers.toArray(String[]::new));
        return found;
    }

    private void insert(String reader, Absence absence) {
        try {
            jdbc.update(
                    "insert into absence (reader, here_at, here_id) values (?, ?, ?)",
                    reader,
                    sql(absence.here().at()),
                    absence.here().eventId());
        } catch (DuplicateKeyException e) {
            // Another page of theirs was faster, and says the same.
        }
    }

    /** Where another page of theirs was faster, it has said the same. */
    private void update(String reader, Absence before, Absence after) {
        var away = after.away();
        jdbc.update(
                "update absence set here_at = ?, here_id = ?, left_at = ?, left_id = ?, back_id = ? where reader = ? and here_at = ?",
                sql(after.here().at()),
                after.here().eventId(),
                away == null ? null : sql(away.left().at()),
                away == null ? null : away.left().eventId(),
                away == null ? null : away.back(),
                reader,
                sql(before.here().at()));
    }

    private static @Nullable OffsetDateTime sql(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
