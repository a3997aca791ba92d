package dev.tidings.stream;

import dev.tidings.account.Grants;
import dev.tidings.log.Event;
import java.util.Optional;

/**
 * What a stream reads of the log, by the rights of this moment.
 *
 * @param plain events have no name of their own
 */
record Reading(Subscription subscription, Grants grants, boolean plain) {

    /** Empty where the stream does not get it. */
    Optional<Frame> frame(Frames event) {
        return subscription.wants(event.event())
                ? grants.to(event.event()).map(way -> event.frame(way, plain))
                : Optional.empty();
    }

    boolean wants(Event event) {
        return subscription.wants(event) && grants.to(event).isPresent();
    }
}
