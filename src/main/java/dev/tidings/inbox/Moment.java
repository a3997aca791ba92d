package dev.tidings.inbox;

import dev.tidings.log.Event;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One event of a notification: who, what they said, and when. */
public record Moment(
        long eventId,
        @Nullable String actor,
        @Nullable String text,
        @Nullable String url,
        Instant createdAt,
        boolean edited) {

    static Moment of(Event event, boolean edited) {
        var details = event.details();
        var content = details.content();
        return new Moment(event.id(), details.actor(), content.text(), content.url(), event.createdAt(), edited);
    }
}
