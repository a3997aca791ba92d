package dev.tidings.log;

import java.util.List;

/** Hears of each event of the log once, in id order, without holes, on the tail's thread: it must not block. */
public interface LogListener {

    void arrived(List<Event> events);

    /** Some of what arrived may have been lost on the way, as the call failed: look into the log again. */
    default void lost() {}
}
