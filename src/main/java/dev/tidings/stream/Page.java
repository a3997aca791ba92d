package dev.tidings.stream;

import java.io.ByteArrayOutputStream;

/**
 * A part of the log as one stream reads it, encoded.
 *
 * @param blocks its events, joined
 * @param last the id of the last of them; 0 where there is none
 * @param reached all that this stream gets up to this id is in it
 * @param forgotten some of what was asked for is not kept any more
 */
record Page(Frame blocks, int events, long last, long reached, boolean forgotten) {

    /** What a page may have in bytes; one event at least. */
    static final int BYTES_MOST = 96 * 1024;

    static Page empty(long reached) {
        return new Page(Frame.of(new byte[0]), 0, 0, reached, false);
    }

    Page forgetting() {
        return new Page(blocks, events, last, reached, true);
    }

    /** Fills a page event by event. */
    static final class Builder {

        private final ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        private int events;
        private long last;

        boolean isFull() {
            return out.size() >= BYTES_MOST;
        }

        int events() {
            return events;
        }

        void add(Frame frame, long id) {
            out.writeBytes(frame.bytes());
            events++;
            last = id;
        }

        long last() {
            return last;
        }

        Page upTo(long reached) {
            return events == 0 ? empty(reached) : new Page(Frame.of(out.toByteArray()), events, last, reached, false);
        }
    }
}
