package dev.tidings.log;

import java.util.function.LongConsumer;

/**
 * Tells the tails of all nodes that the log has grown. A ring may be lost, doubled or late: ids are gapless, so a tail
 * always knows what it misses.
 */
public interface Doorbell {

    /** The log reached this id; it is committed. */
    void ring(long id);

    void onRing(LongConsumer listener);
}
