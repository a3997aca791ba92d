package dev.tidings.stream;

import dev.tidings.log.Event;
import java.util.ArrayDeque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the tail collected for one stream and nobody has written yet. Bounded in number and size: what does not fit is
 * let go, as the log has it, and the stream goes back there.
 */
final class Backlog {

    private static final int EVENTS_MOST = 256;
    private static final int CHARACTERS_MOST = 256 * 1024;

    private final ArrayDeque<Frames> frames = new ArrayDeque<>();
    private int characters;
    private boolean collecting = true;
    private boolean grew;

    /** Where to go on: at the end of what the tail has begun to hand out, and from which cursor. */
    enum Resumption {
        /** Nothing was let go. */
        NONE,
        /** From the stream's cursor on. */
        FROM_CURSOR,
        /** From the last id that the client knows: what lies between may be readable now. */
        FROM_KNOWN
    }

    /** False where it is of no use, as the stream reads the log in any case. */
    synchronized boolean add(Frames next) {
        if (!collecting) {
            return false;
        }
        var event = next.event();
        if (Event.RETRACTED.equals(event.type())) {
            forget(Objects.requireNonNull(event.of()));
        }
        if (frames.size() == EVENTS_MOST || characters + event.size() > CHARACTERS_MOST) {
            letGo();
        } else {
            frames.add(next);
            characters += event.size();
        }
        return true;
    }

    /** Nobody is shown any more what is taken back before it was written. */
    private void forget(long id) {
        for (var each = frames.iterator(); each.hasNext(); ) {
            var event = each.next().event();
            if (event.id() == id || Objects.equals(event.of(), id)) {
                each.remove();
                characters -= event.size();
            }
        }
    }

    private void letGo() {
        frames.clear();
        characters = 0;
        collecting = false;
    }

    /** More may be heard than before: what was handed out before this stream was known to want it is in the log. */
    synchronized void lookAgain() {
        letGo();
        grew = true;
    }

    /** What is handed out from here on is collected; what was before is in the log. */
    synchronized Resumption resume() {
        if (collecting) {
            return Resumption.NONE;
        }
        var resumption = grew ? Resumption.FROM_KNOWN : Resumption.FROM_CURSOR;
        collecting = true;
        grew = false;
        return resumption;
    }

    /** Null at the end. */
    synchronized @Nullable Frames poll() {
        var next = frames.poll();
        if (next != null) {
            characters -= next.event().size();
        }
        return next;
    }

    /** Everything that was handed out has been polled. */
    synchronized boolean isDrained() {
        return collecting && frames.isEmpty();
    }
}
