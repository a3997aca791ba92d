package dev.tidings.stream;

import dev.tidings.problem.Complaint;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes to all streams: each that has something to write waits its turn, and what comes meanwhile
 * is written with it. Nothing that it does may block.
 */
final class Sweeper implements Executor {

    private static final Complaint UNEXPECTED =
            new Complaint(LoggerFactory.getLogger(Sweeper.class), "A turn of a stream failed");

    private final ConcurrentLinkedQueue<Runnable> turns = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Thread thread;
    private volatile boolean idle;
    private volatile boolean running;

    void start() {
        if (running) {
            return;
        }
        running = true;
        thread = Thread.ofPlatform().name("stream-sweeper").daemon().start(this::run);
    }

    void stop() {
        running = false;
        LockSupport.unpark(thread);
    }

    @Override
    public void execute(Runnable turn) {
        turns.add(turn);
        if (idle) {
            LockSupport.unpark(thread);
        }
    }

    private void run() {
        while (running) {
            var turn = turns.poll();
            if (turn == null) {
                rest();
            } else {
                take(turn);
            }
        }
    }

    private void rest() {
        idle = true;
        if (turns.isEmpty() && running) {
            LockSupport.park(this);
        }
        idle = false;
    }

    private static void take(Runnable turn) {
        try {
            turn.run();
        } catch (Throwable e) {
            // One stream's trouble is not the others'.
            UNEXPECTED.about(e);
        }
    }
}
