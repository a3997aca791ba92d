package dev.tidings.inbox;

import dev.tidings.log.Event;
import dev.tidings.log.Thing;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an inbox shows.
 *
 * @param id opaque
 * @param actors names, latest first, up to 5
 * @param to the address through which it came
 * @param latestEventId what the list is ordered by
 * @param edited whether the latest event was corrected
 */
public record Notification(
        String id,
        String type,
        List<String> actors,
        int actorCount,
        @Nullable Thing object,
        @Nullable String title,
        @Nullable String text,
        @Nullable String url,
        @Nullable String priority,
        String to,
        boolean seen,
        boolean read,
        boolean done,
        Instant createdAt,
        Instant updatedAt,
        long latestEventId,
        boolean edited) {

    static Notification of(Event event, String to, Standing standing, Instant updatedAt) {
        var details = event.details();
        var actor = details.actor();
        var content = details.content();
        return new Notification(
                Long.toString(event.id()),
                event.type(),
                actor == null ? List.of() : List.of(actor),
                actor == null ? 0 : 1,
                details.object(),
                content.title(),
                content.text(),
                content.url(),
                content.priority(),
                to,
                standing.seen(),
                standing.read(),
                standing.done(),
                event.createdAt(),
                updatedAt,
                event.id(),
                false);
    }
}
