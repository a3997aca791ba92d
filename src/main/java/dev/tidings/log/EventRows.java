package dev.tidings.log;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The SQL of the log. */
@Repository
class EventRows {

    private static final String COLUMNS =
            "e.id, e.type, e.of_id, e.was, e.publisher, e.notify, e.audience, e.payload, e.created_at, e.expires_at, e.retracted";

    private final JdbcTemplate jdbc;

    EventRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Locks the head until the transaction ends, and takes n ids. Returns the first of them. */
    long take(int n) {
        jdbc.update("update log_head set last_id = last_id + ? where id = 1", n);
        return head() - n + 1;
    }

    long head() {
        return number("select last_id from log_head where id = 1");
    }

    /** The oldest id that is kept, or the next one to come where nothing is. */
    long oldest() {
        return number("select first_id from log_head where id = 1");
    }

    private long number(String sql) {
        return Optional.ofNullable(jdbc.queryForObject(sql, Long.class)).orElseThrow();
    }

    void insert(List<Event> events) {
        batch(
                "insert into event (id, type, of_id, was, publisher, notify, audience, payload, created_at, expires_at,"
                        + " retracted) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                events.stream()
                        .map(e -> new @Nullable Object[] {
                            e.id(),
                            e.type(),
                            e.of(),
                            e.was(),
                            e.publisher(),
                            e.notifies(),
                            e.audienceText(),
                            e.payload(),
                            sql(e.createdAt()),
                            sql(e.expiresAt()),
                            e.isRetracted()
                        })
                        .toList());
        var deliveries = new ArrayList<@Nullable Object[]>();
        for (var event : events) {
            for (var address : event.audience()) {
                deliveries.add(new @Nullable Object[] {address.channel(), event.id()});
            }
        }
        batch("insert into delivery (channel, event_id) values (?, ?)", deliveries);
        batch(
                "insert into correction (of_id, event_id) values (?, ?)",
                events.stream()
                        .filter(e -> e.type().equals(Event.CORRECTED))
                        .map(e -> new @Nullable Object[] {e.of(), e.id()})
                        .toList());
        events.forEach(this::remember);
    }

    /** Expiries are rare: a row of their own, so that the others pay nothing. */
    private void remember(Event event) {
        if (event.expiresAt() != null) {
            jdbc.update("insert into expiry (expires_at, event_id) values (?, ?)", sql(event.expiresAt()), event.id());
        }
    }

    private void batch(String sql, List<@Nullable Object[]> rows) {
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(sql, rows);
        }
    }

    /** Locks the row until the transaction ends. */
    Optional<Event> lock(long id) {
        return one("select " + COLUMNS + " from event e where e.id = ? for update", id);
    }

    Optional<Event> find(long id) {
        return one("select " + COLUMNS + " from event e where e.id = ?", id);
    }

    List<Event> find(Collection<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.query(
                        "select " + COLUMNS + " from event e where e.id = any(?) order by e.id",
                        EventRows::event,
                        (Object) ids.toArray(Long[]::new));
    }

    private Optional<Event> one(String sql, long id) {
        return jdbc.query(sql, EventRows::event, id).stream().findFirst();
    }

    void update(Event event) {
        jdbc.update(
                "update event set payload = ?, expires_at = ?, retracted = ? where id = ?",
                event.payload(),
                sql(event.expiresAt()),
                event.isRetracted(),
                event.id());
        jdbc.update("delete from expiry where event_id = ?", event.id());
        remember(event);
    }

    /** Locks them until the transaction ends; whoever makes one holds the lock of the event that it corrects. */
    List<Event> lockCorrectionsOf(long id) {
        return jdbc.query(
                "select " + COLUMNS + " from event e where e.id in (select event_id from correction where of_id = ?)"
                        + " order by e.id for update",
                EventRows::event,
                id);
    }

    /** All of them, for the tail. */
    List<Event> after(long id, int limit) {
        return jdbc.query(
                "select " + COLUMNS + " from event e where e.id > ? order by e.id limit " + limit,
                EventRows::event,
                id);
    }

    /** The oldest ones, locked: whoever takes an event back locks it before the head, and so must who deletes it. */
    List<Event> lockOld(Instant tooOld, int limit) {
        var old = after(oldest() - 1, limit).stream()
                .takeWhile(event -> event.createdAt().isBefore(tooOld))
                .toList();
        return old.isEmpty()
                ? old
                : jdbc.query(
                        "select " + COLUMNS + " from event e where e.id <= ? order by e.id for update",
                        EventRows::event,
                        old.getLast().id());
    }

    /** Oldest first, from the given id on; no more than the limit. */
    List<Event> after(Collection<Range> ranges, long after, long upTo, int limit) {
        return read(ranges, "", limit, range -> Stream.of(range.channel(), Math.max(after, range.after()), upTo));
    }

    /** Newest first. */
    List<Event> before(Collection<Range> ranges, long before, int limit) {
        return read(
                ranges, RangeKeys.NEWEST_FIRST, limit, range -> Stream.of(range.channel(), range.after(), before - 1));
    }

    private List<Event> read(
            Collection<Range> ranges, String order, int limit, Function<Range, Stream<Object>> parameters) {
        var statements = RangeKeys.statements(List.copyOf(ranges));
        if (statements.size() == 1) {
            return statement(statements.getFirst(), order, limit, parameters);
        }
        var found = new TreeMap<Long, Event>();
        for (var some : statements) {
            statement(some, order, limit, parameters).forEach(event -> found.put(event.id(), event));
        }
        var events = order.isEmpty() ? found : found.descendingMap();
        return events.values().stream().limit(limit).toList();
    }

    private List<Event> statement(
            List<Range> ranges, String order, int limit, Function<Range, Stream<Object>> parameters) {
        return jdbc.query(
                page(ranges.size(), order, limit),
                EventRows::event,
                ranges.stream().flatMap(parameters).toArray());
    }

    /**
     * The query of a page; three parameters a range: channel, after, up to. First the keys, then the rows: as a plain
     * join PostgreSQL's generic plan reads the whole table.
     */
    static String page(int ranges, String order, int limit) {
        return "select " + COLUMNS + " from ("
                + new RangeKeys("delivery", "", order).sql(ranges, limit)
                + ") d join event e on e.id = d.event_id order by e.id" + order;
    }

    List<Event> due(Instant now, int limit) {
        return jdbc.query(
                "select " + COLUMNS + " from (select event_id from expiry where expires_at <= ? order by expires_at"
                        + " limit " + limit + ") x join event e on e.id = x.event_id order by e.id",
                EventRows::event,
                sql(now));
    }

    void forgetExpiry(Collection<Event> events) {
        batch(
                "delete from expiry where event_id = ?",
                events.stream().map(e -> new @Nullable Object[] {e.id()}).toList());
    }

    void delete(List<Event> events) {
        var deliveries = new ArrayList<@Nullable Object[]>();
        for (var event : events) {
            for (var address : event.audience()) {
                deliveries.add(new @Nullable Object[] {address.channel(), event.id()});
            }
        }
        batch("delete from delivery where channel = ? and event_id = ?", deliveries);
        var last = events.getLast().id();
        forgetExpiry(events.stream().filter(e -> e.expiresAt() != null).toList());
        jdbc.update("delete from correction where event_id <= ?", last);
        jdbc.update("delete from publication where first_id <= ?", last);
        jdbc.update("delete from event where id <= ?", last);
        jdbc.update("update log_head set first_id = ? where id = 1", last + 1);
    }

    private static Event event(ResultSet row, int number) throws SQLException {
        return new Event(
                row.getLong(1),
                row.getString(2),
                row.getObject(3, Long.class),
                row.getString(4),
                row.getString(5),
                row.getBoolean(6),
                row.getString(7),
                row.getString(8),
                row.getObject(9, OffsetDateTime.class).toInstant(),
                instant(row.getObject(10, OffsetDateTime.class)),
                row.getBoolean(11));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    static @Nullable OffsetDateTime sql(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
