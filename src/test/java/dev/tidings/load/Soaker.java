package dev.tidings.load;

import dev.tidings.support.Tokens;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** One who reads for a while, goes, and comes back with the cursor, again and again. */
final class Soaker implements Runnable {

    /** How it treats its streams. */
    enum Habit {
        READS,
        PAUSES,
        TRICKLES,
        VANISHES
    }

    private static final int SMALL = 4_096;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final String name;
    private final Habit habit;
    private final int port;
    private final String token;
    private final String path;
    private final List<String> channels;

    /** All come within this time, from now. */
    private final Duration arrivals;

    private final Random random;
    private final BooleanSupplier goesOn;
    private final Transcript transcript = new Transcript();
    private final List<String> refusals = new ArrayList<>();
    private int cuts;

    Soaker(String name, Habit habit, int port, Duration soak, Random random, BooleanSupplier goesOn) {
        this.name = name;
        this.habit = habit;
        this.port = port;
        this.token = Tokens.of(name, soak.plusHours(1));
        this.arrivals = soak.dividedBy(10);
        this.random = random;
        this.goesOn = goesOn;
        var reads = random.nextInt(3) > 0;
        this.path = reads ? "/sse?topics=news" : "/sse";
        this.channels = reads ? List.of("user:" + name, "everyone", "topic:news") : List.of("user:" + name, "everyone");
    }

    @Override
    public void run() {
        LockSupport.parkNanos(random.nextLong(arrivals.toNanos()));
        while (goesOn.getAsBoolean()) {
            visit();
            // The jitter of retry, in half the time.
            LockSupport.parkNanos(
                    Duration.ofMillis(random.nextLong(1_000, 2_500)).toNanos());
        }
    }

    private void visit() {
        try (var stream = LeanStream.open(port, path, token, transcript, habit == Habit.READS ? 0 : SMALL)) {
            if (stream.readUntil(Transcript::isReady, PATIENCE)) {
                stay(stream);
            } else {
                refusals.add("status " + stream.status());
            }
        } catch (IOException e) {
            ended(e.toString());
        }
    }

    /** Lives differ: most are short, some are long. */
    private void stay(LeanStream stream) throws IOException {
        var life = Duration.ofMillis((long) (5_000 - 50_000 * Math.log(1 - random.nextDouble())));
        switch (habit) {
            case READS -> read(stream, life);
            case PAUSES -> {
                pause(life);
                read(stream, Duration.ofSeconds(20));
            }
            case TRICKLES -> trickle(stream, life);
            case VANISHES -> pause(life);
        }
    }

    private void read(LeanStream stream, Duration life) throws IOException {
        if (!stream.readUntil(transcript -> !goesOn.getAsBoolean(), life) && stream.hasEnded()) {
            ended("the server ended it: " + transcript.bye());
        }
    }

    private void pause(Duration life) {
        var end = System.nanoTime() + life.toNanos();
        while (goesOn.getAsBoolean() && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    private void trickle(LeanStream stream, Duration life) throws IOException {
        var end = System.nanoTime() + life.toNanos();
        while (goesOn.getAsBoolean() && System.nanoTime() < end && stream.readByte(Duration.ofSeconds(1))) {
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
        }
    }

    /** Nobody who reads may be cut off; who does not, may. */
    private void ended(String how) {
        cuts++;
        if (habit == Habit.READS) {
            transcript.fault(how);
        }
    }

    /** Reads up to the last event, with the manners of anyone. */
    void finish(long last) {
        while (transcript.last() < last) {
            try (var stream = LeanStream.open(port, path, token, transcript)) {
                if (!stream.readUntil(transcript -> transcript.last() >= last, Duration.ofMinutes(2))) {
                    transcript.fault("did not get to the end; status " + stream.status());
                    return;
                }
            } catch (IOException e) {
                transcript.fault(e.toString());
                return;
            }
        }
    }

    String name() {
        return name;
    }

    Habit habit() {
        return habit;
    }

    /** What it may read, as the log names it. */
    List<String> channels() {
        return channels;
    }

    Transcript transcript() {
        return transcript;
    }

    /** The answers that were no stream; a busy machine may have a few. */
    List<String> refusals() {
        return refusals;
    }

    /** How often the server ended its stream. */
    int cuts() {
        return cuts;
    }
}
