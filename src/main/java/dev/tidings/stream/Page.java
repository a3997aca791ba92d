package dev.tidings.stream;

/**
 * A part of the log as one stream reads it.
 *
 * @param blocks its events; shared by all who read the same of the latest events
 * @param reached all that this stream gets up to this id is in it
 * @param forgotten some of what was asked for is not kept any more
 */
record Page(Sequence blocks, long reached, boolean forgotten) {

    /** In bytes, and one event more. */
    static final int MOST = 96 * 1024;

    Page(Sequence blocks, long reached) {
        this(blocks, reached, false);
    }

    static Page empty(long reached) {
        return new Page(Sequence.EMPTY, reached);
    }

    Page forgetting() {
        return new Page(blocks, reached, true);
    }
}
