package dev.tidings.stream;

import dev.tidings.account.Caller;
import dev.tidings.log.Event;
import java.util.List;
import java.util.Set;

/**
 * What a caller asked of a stream.
 *
 * @param types empty: all
 */
record Subscription(Caller caller, List<String> topics, List<String> also, Set<String> types) {

    /** What is said later of an event goes where the event went. */
    boolean wants(Event event) {
        return types.isEmpty() || types.contains(event.subject());
    }
}
