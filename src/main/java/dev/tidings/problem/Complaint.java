package dev.tidings.problem;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;

/**
 * What many meet at once, as while the database is away, is said once a second at most from each place, with how many
 * went unsaid; and {@link Discreet discreetly}.
 */
public final class Complaint {

    private static final long PAUSE = Duration.ofSeconds(1).toNanos();

    private final Logger log;
    private final String what;
    private final AtomicLong next = new AtomicLong(System.nanoTime());
    private final AtomicInteger unsaid = new AtomicInteger();

    /** @param what a sentence without its full stop; what failed follows it */
    public Complaint(Logger log, String what) {
        this.log = log;
        this.what = what;
    }

    public void about(Throwable failure) {
        var now = System.nanoTime();
        var due = next.get();
        if (now - due >= 0 && next.compareAndSet(due, now + PAUSE)) {
            var more = unsaid.getAndSet(0);
            log.warn("{}{}: {}", what, more == 0 ? "" : " (and " + more + " more)", Discreet.line(failure));
        } else {
            unsaid.incrementAndGet();
        }
    }
}
