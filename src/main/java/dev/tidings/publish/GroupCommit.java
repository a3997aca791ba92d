package dev.tidings.publish;

import dev.tidings.log.EventLog;
import dev.tidings.log.NewEvent;
import dev.tidings.problem.Complaint;
import dev.tidings.problem.Discreet;
import dev.tidings.problem.Problem;
import dev.tidings.problem.ProblemType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/**
 * Events that arrive over REST at the same time share one transaction: one thread appends what waits, and each request
 * is answered once all of it is committed. Where one of them breaks a constraint, each is tried alone.
 */
@Component
class GroupCommit implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);
    private static final Complaint REFUSED = new Complaint(log, "Events were not committed");
    private static final Complaint INTERRUPTED = new Complaint(log, "The database went away during a commit");
    private static final int EVENTS_MOST = 2_000;
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final EventLog eventLog;
    private final Publications publications;
    private final PlatformTransactionManager transactions;
    private final BlockingQueue<Submission> waiting = new LinkedBlockingQueue<>(10_000);
    private volatile List<Submission> underWay = List.of();
    private volatile boolean running;
    private @Nullable Thread committer;
    private @Nullable Thread watch;

    /** @param begun set by who is first: the committer that takes it up, or the watch that gives it up */
    private record Submission(
            List<NewEvent> events,
            @Nullable IdempotencyKey key,
            CompletableFuture<Publication> outcome,
            AtomicBoolean begun,
            long askedAt) {

        Submission(List<NewEvent> events, @Nullable IdempotencyKey key) {
            this(events, key, new CompletableFuture<>(), new AtomicBoolean(), System.nanoTime());
        }

        boolean begin() {
            return begun.compareAndSet(false, true);
        }
    }

    GroupCommit(EventLog eventLog, Publications publications, PlatformTransactionManager transactions) {
        this.eventLog = eventLog;
        this.publications = publications;
        this.transactions = transactions;
    }

    /**
     * Returns when the events are committed.
     *
     * @throws Problem 503: nothing was kept, or the outcome is unknown
     * @throws DuplicateKeyException if another node was faster with the same key; nothing was kept
     */
    Publication append(List<NewEvent> events, @Nullable IdempotencyKey key) {
        try {
            return submit(events, key).get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw outcomeUnknown();
        }
    }

    /** The same for who does not wait; what depends on the outcome must not block. */
    CompletableFuture<Publication> submit(List<NewEvent> events, @Nullable IdempotencyKey key) {
        var submission = new Submission(events, key);
        return isRunning() && waiting.offer(submission)
                ? submission.outcome()
                : CompletableFuture.failedFuture(notCommitted());
    }

    private void run() {
        try (var answers = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("group-answers").daemon().factory())) {
            run(answers);
        }
        waiting.forEach(submission -> submission.outcome().completeExceptionally(notCommitted()));
    }

    private void run(Executor answers) {
        while (isRunning()) {
            try {
                var group = group(waiting.take());
                underWay = group;
                if (!group.isEmpty()) {
                    commit(group, answers);
                }
                underWay = List.of();
            } catch (InterruptedException e) {
                log.debug("Woken to stop, or for nothing");
            } catch (Throwable e) {
                log.error("The group commit failed; it goes on", Discreet.trace(e));
            }
        }
    }

    private List<Submission> group(Submission first) {
        var group = new ArrayList<Submission>();
        var size = 0;
        for (var next = first; next != null; next = size < EVENTS_MOST ? waiting.poll() : null) {
            if (next.begin()) {
                group.add(next);
                size += next.events().size();
            }
        }
        return group;
    }

    private void commit(List<Submission> group, Executor answers) {
        var outcomes = new ArrayList<Publication>();
        try {
            var transaction = transactions.getTransaction(new DefaultTransactionDefinition());
            try {
                outcomes.addAll(append(group));
            } catch (RuntimeException e) {
                transactions.rollback(transaction);
                throw e;
            }
            if (!committed(() -> transactions.commit(transaction))) {
                group.forEach(submission -> submission.outcome().completeExceptionally(outcomeUnknown()));
                return;
            }
        } catch (RuntimeException e) {
            failed(group, e, answers);
            return;
        } catch (Throwable e) {
            group.forEach(submission -> submission.outcome().completeExceptionally(outcomeUnknown()));
            throw e;
        }
        // On a thread of its own, so that the next group is not kept waiting by what is said of this one.
        answers.execute(() -> {
            for (int i = 0; i < outcomes.size(); i++) {
                group.get(i).outcome().complete(outcomes.get(i));
            }
        });
    }

    private List<Publication> append(List<Submission> group) {
        var events = eventLog.append(
                group.stream()
                        .flatMap(submission -> submission.events().stream())
                        .toList(),
                group.stream().map(Submission::askedAt).toList());
        var outcomes = new ArrayList<Publication>();
        var from = 0;
        for (var submission : group) {
            var to = from + submission.events().size();
            var publication = Publication.of(events.subList(from, to));
            if (submission.key() != null) {
                publications.remember(submission.key(), publication);
            }
            outcomes.add(publication);
            from = to;
        }
        return outcomes;
    }

    private static boolean committed(Runnable commit) {
        try {
            commit.run();
            return true;
        } catch (RuntimeException e) {
            INTERRUPTED.about(e);
            return false;
        }
    }

    private void failed(List<Submission> group, RuntimeException failure, Executor answers) {
        if (group.size() > 1 && failure instanceof DataIntegrityViolationException) {
            group.forEach(submission -> commit(List.of(submission), answers));
            return;
        }
        if (!(failure instanceof DuplicateKeyException)) {
            REFUSED.about(failure);
        }
        var answer = failure instanceof DuplicateKeyException ? failure : notCommitted();
        group.forEach(submission -> submission.outcome().completeExceptionally(answer));
    }

    /** Nothing is being committed. */
    boolean isIdle() {
        return underWay.isEmpty();
    }

    /** Nobody waits for a database for ever. */
    private void watch() {
        while (isRunning()) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            waiting.stream()
                    .filter(GroupCommit::isLate)
                    .filter(Submission::begin)
                    .forEach(submission -> submission.outcome().completeExceptionally(notCommitted()));
            underWay.stream()
                    .filter(GroupCommit::isLate)
                    .forEach(submission -> submission.outcome().completeExceptionally(outcomeUnknown()));
        }
    }

    private static boolean isLate(Submission submission) {
        return System.nanoTime() - submission.askedAt() > PATIENCE.toNanos();
    }

    private static Problem notCommitted() {
        return Problem.later(
                ProblemType.NOT_COMMITTED, RETRY_AFTER, "Nothing was kept and nobody saw it. Send it again.");
    }

    private static Problem outcomeUnknown() {
        return Problem.later(
                ProblemType.OUTCOME_UNKNOWN,
                RETRY_AFTER,
                "The database went away during the commit. Send it again with the same Idempotency-Key: if it was kept,"
                        + " you get the first answer.");
    }

    @Override
    public void start() {
        running = true;
        committer = Thread.ofPlatform().name("group-commit").daemon().start(this::run);
        watch = Thread.ofPlatform().name("group-watch").daemon().start(this::watch);
    }

    @Override
    public void stop() {
        running = false;
        for (var thread : Stream.of(committer, watch).filter(Objects::nonNull).toList()) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stops after the web server, which has requests that wait. */
    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE - 4096;
    }
}
