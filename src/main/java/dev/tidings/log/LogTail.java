package dev.tidings.log;

import dev.tidings.problem.Complaint;
import dev.tidings.problem.Discreet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Turns rings into ordered delivery, one a node: hands out events in id order without holes, reads from the log what it
 * misses, and looks by itself every second.
 */
@Component
public class LogTail implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LogTail.class);
    private static final Complaint UNREADABLE = new Complaint(log, "The log cannot be read; trying again in a second");
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int PAGE = 500;
    private static final int HANDED_MOST = 10_000;

    private final EventRows rows;
    private final Doorbell doorbell;
    private final ObjectProvider<LogListener> listeners;
    private final Clock clock;

    /** What this node committed itself, so that it need not be read again; the log has it in any case. */
    private final ConcurrentSkipListMap<Long, Event> handed = new ConcurrentSkipListMap<>();

    private final Semaphore rung = new Semaphore(0);
    private List<LogListener> hearing = List.of();
    private volatile long announced;
    private volatile long position;
    private volatile boolean running;

    /** Everything that was committed before has been handed out. */
    private volatile Instant asOf;

    private @Nullable Thread thread;

    LogTail(EventRows rows, Doorbell doorbell, ObjectProvider<LogListener> listeners, Clock clock) {
        this.rows = rows;
        this.doorbell = doorbell;
        this.listeners = listeners;
        this.clock = clock;
        this.asOf = clock.instant();
        doorbell.onRing(id -> rung.release());
    }

    /** Everything up to this id has been handed to the listeners. */
    public long position() {
        return position;
    }

    /** The highest id whose handing out has begun: what a listener that joins now may have missed ends here. */
    public long announced() {
        return announced;
    }

    /**
     * How old what has not been handed out may be: it grows while a listener holds the tail up, and while the log cannot
     * be read. The pause between two looks at a quiet log does not count.
     */
    public Duration lag() {
        var lag = Duration.between(asOf, clock.instant()).minus(POLL);
        return running && lag.isPositive() ? lag : Duration.ZERO;
    }

    void committed(List<Event> events) {
        if (handed.size() < HANDED_MOST) {
            events.forEach(event -> handed.put(event.id(), event));
        }
        doorbell.ring(events.getLast().id());
    }

    @Override
    public void start() {
        position = rows.head();
        announced = position;
        asOf = clock.instant();
        hearing = listeners.orderedStream().toList();
        running = true;
        thread = Thread.ofPlatform().name("log-tail").daemon().start(this::run);
    }

    private void run() {
        while (isRunning()) {
            try {
                rung.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS);
                rung.drainPermits();
                var more = true;
                while (more) {
                    more = advance();
                }
            } catch (InterruptedException e) {
                log.debug("Woken to stop, or for nothing");
            } catch (DataAccessException | TransactionException e) {
                UNREADABLE.about(e);
            } catch (Throwable e) {
                log.error("The tail failed after {}; it goes on", position, Discreet.trace(e));
            }
        }
    }

    /** One step; false when the end of the log is reached. */
    private boolean advance() {
        var now = clock.instant();
        var next = fromHand();
        if (next.isEmpty()) {
            next = rows.after(position, PAGE);
        }
        if (next.isEmpty()) {
            asOf = now;
            return false;
        }
        var events = next;
        announced = events.getLast().id();
        hearing.forEach(listener -> tell(listener, events));
        position = announced;
        asOf = later(asOf, events.getLast().createdAt());
        handed.headMap(position, true).clear();
        return true;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static void tell(LogListener listener, List<Event> events) {
        try {
            listener.arrived(events);
        } catch (RuntimeException e) {
            log.error("A listener of the log failed at {}", events.getFirst().id(), Discreet.trace(e));
            listener.lost();
        }
    }

    private List<Event> fromHand() {
        var next = new ArrayList<Event>();
        for (var expected = position + 1; next.size() < PAGE; expected++) {
            var event = handed.get(expected);
            if (event == null) {
                break;
            }
            next.add(event);
        }
        return next;
    }

    @Override
    public void stop() {
        running = false;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server, which opens streams. */
    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE - 4096;
    }
}
