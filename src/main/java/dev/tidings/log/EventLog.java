package dev.tidings.log;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.function.SingletonSupplier;

/**
 * The log is the truth: each event is a row with a gapless id, given in commit order. What writes here takes part in
 * the caller's transaction, and nobody hears of it before that has committed.
 */
@Component
public class EventLog {

    private final EventRows rows;
    private final Supplier<List<Appending>> rooms;
    private final LogTail tail;
    private final LogSync sync;
    private final LogMetrics metrics;
    private final Clock clock;

    EventLog(
            EventRows rows,
            ObjectProvider<Appending> rooms,
            LogTail tail,
            LogSync sync,
            LogMetrics metrics,
            Clock clock) {
        this.rows = rows;
        this.rooms = SingletonSupplier.of(() -> rooms.orderedStream().toList());
        this.tail = tail;
        this.sync = sync;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Appends in the order given, ids in one run. Locks the head of the log until the transaction ends: take all other
     * locks first.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Event> append(List<NewEvent> events) {
        return append(events, List.of(System.nanoTime()));
    }

    /**
     * The same for several who waited for it.
     *
     * @param askedAt when each of them asked, by {@link System#nanoTime}: what they waited is measured
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Event> append(List<NewEvent> events, List<Long> askedAt) {
        var first = rows.take(events.size());
        var now = now();
        var createdAt = Payload.time(now);
        var appended = new ArrayList<Event>(events.size());
        for (var event : events) {
            appended.add(Event.of(first + appended.size(), event, now, createdAt));
        }
        return commit(appended, askedAt);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Event append(NewEvent event) {
        return append(List.of(event)).getFirst();
    }

    /** Locks the event until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Event> lock(long id) {
        return rows.lock(id);
    }

    /** The event loses its content, and so do its corrections; its audience is told. The second time nothing happens. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void retract(long id) {
        var askedAt = System.nanoTime();
        var event = rows.lock(id).orElse(null);
        if (event == null || event.isRetracted()) {
            return;
        }
        var said = new ArrayList<>(rows.lockCorrectionsOf(id));
        said.add(event);
        var retraction = event.retraction(rows.take(1), now());
        for (var each : said) {
            each.loseContent();
            rows.update(each);
        }
        commit(List.of(retraction), List.of(askedAt));
    }

    /** The event, which is locked, has this content from now on; its audience is told. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Event correct(Event event, Content content) {
        var askedAt = System.nanoTime();
        var correction = event.correction(rows.take(1), content, now());
        event.take(content);
        rows.update(event);
        commit(List.of(correction), List.of(askedAt));
        return event;
    }

    private List<Event> commit(List<Event> events, List<Long> askedAt) {
        rows.insert(events);
        rooms.get().forEach(room -> room.appended(events));
        AfterCommit.run(() -> {
            sync.sync();
            metrics.committed(events.size(), askedAt);
            tail.committed(events);
        });
        return events;
    }

    /** Takes the lock of the head, for what must stand at one place in the log without being an event. */
    @Transactional(propagation = Propagation.MANDATORY)
    public long lockHead() {
        return rows.take(0) - 1;
    }

    public Optional<Event> find(long id) {
        return rows.find(id);
    }

    /** Those of these that are kept, oldest first. */
    public List<Event> find(Collection<Long> ids) {
        return rows.find(ids);
    }

    /** The last id that is committed. */
    public long head() {
        return rows.head();
    }

    /** The oldest id that is kept; one more than {@link #head()} where nothing is. */
    public long oldest() {
        return rows.oldest();
    }

    /**
     * The next events for a reader, oldest first, in one page.
     *
     * @param ranges what the reader may read; events are returned once, however many of them they belong to
     * @param limit rows to look at; the page may hold fewer, as it leaves out what is retracted or expired
     */
    public LogPage after(Collection<Range> ranges, long after, long upTo, int limit, Predicate<Event> filter) {
        var found = rows.after(ranges, after, upTo, limit);
        var reached =
                found.size() < limit ? Math.max(after, upTo) : found.getLast().id();
        return new LogPage(live(found, filter), reached);
    }

    /** The latest events for a reader, newest first; {@code reached} is what to ask for next, 0 at the end. */
    public LogPage before(Collection<Range> ranges, long before, int limit, Predicate<Event> filter) {
        var found = rows.before(ranges, before, limit);
        return new LogPage(
                live(found, filter), found.size() < limit ? 0 : found.getLast().id());
    }

    /** It may be shown now: neither retracted nor past its expiry. */
    public boolean isLive(Event event) {
        return event.isLive(clock.instant());
    }

    private List<Event> live(List<Event> events, Predicate<Event> filter) {
        var now = clock.instant();
        return events.stream()
                .filter(event -> event.isLive(now) && filter.test(event))
                .toList();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
