package dev.tidings.stream;

import dev.tidings.log.Event;
import java.util.Objects;

/**
 * What the tail collected for one stream and nobody has written yet. Bounded in number and size: what does not fit is
 * let go, as the log has it, and the stream goes back there.
 */
final class Backlog {

    private static final int FRAMES_MOST = 256;
    private static final int BYTES_MOST = 96 * 1024;

    private Sequence pending = Sequence.EMPTY;
    private boolean collecting = true;
    private boolean rejudged;
    private int edition;

    /** Where to go on: at the end of what the tail has begun to hand out, and from which cursor. */
    enum Resumption {
        /** Nothing was let go. */
        NONE,
        /** From the stream's cursor on. */
        FROM_CURSOR,
        /** From the last id that the client knows: what lies between may be readable now, or not any more. */
        FROM_KNOWN
    }

    /** Of the rights by which what is collected was judged. */
    synchronized int edition() {
        return edition;
    }

    /** False where it is of no use, as the stream reads the log in any case, or was judged by rights of another edition. */
    synchronized boolean add(Frame next, int judgedBy) {
        if (!collecting || judgedBy != edition) {
            return false;
        }
        var event = Objects.requireNonNull(next.event());
        if (Event.RETRACTED.equals(event.type())) {
            forget(Objects.requireNonNull(event.of()));
        }
        if (pending.frames() == FRAMES_MOST || pending.size() + next.bytes().length > BYTES_MOST) {
            letGo();
        } else {
            pending = pending.and(next);
        }
        return true;
    }

    /** Nobody is shown any more what is taken back before it was written. */
    private void forget(long id) {
        pending = pending.only(event -> event.id() != id && !Objects.equals(event.of(), id));
    }

    private void letGo() {
        pending = Sequence.EMPTY;
        collecting = false;
    }

    /**
     * What may be heard is not what it was: what was handed out before this stream was known to want it is in the log,
     * and what was collected is judged anew from there.
     */
    synchronized void lookAgain() {
        letGo();
        rejudged = true;
        edition++;
    }

    /** What is handed out from here on is collected; what was before is in the log. */
    synchronized Resumption resume() {
        if (collecting) {
            return Resumption.NONE;
        }
        var resumption = rejudged ? Resumption.FROM_KNOWN : Resumption.FROM_CURSOR;
        collecting = true;
        rejudged = false;
        return resumption;
    }

    /** All of it, to be written now. */
    synchronized Sequence take() {
        var taken = pending;
        pending = Sequence.EMPTY;
        return taken;
    }

    /** Everything that was handed out has been taken. */
    synchronized boolean isDrained() {
        return collecting && pending.isEmpty();
    }
}
