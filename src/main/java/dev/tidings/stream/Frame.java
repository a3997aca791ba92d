package dev.tidings.stream;

import dev.tidings.log.Event;
import org.jspecify.annotations.Nullable;

/**
 * Whole blocks of the event stream, encoded once for all streams that get them in this form.
 *
 * @param event what it tells, where it is one event
 */
record Frame(byte[] bytes, @Nullable Event event) {

    static Frame of(byte[] blocks) {
        return new Frame(blocks, null);
    }
}
