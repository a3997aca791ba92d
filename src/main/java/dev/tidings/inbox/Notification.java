package dev.tidings.inbox;

import dev.tidings.log.Address;
import dev.tidings.log.Event;
import dev.tidings.log.Thing;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an inbox shows: one event, or a group of them. Its object, words, address and priority are those of the latest.
 *
 * @param id opaque
 * @param actors names, latest first, up to 5
 * @param actorCount how many different ones
 * @param to the address through which it came
 * @param latestEventId what the list is ordered by
 * @param eventCount how many events it holds
 * @param reason why this reader has it
 * @param edited whether the words of the latest were corrected
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
        int eventCount,
        Reason reason,
        boolean edited) {

    static Notification of(Group group, Event latest, String reader, boolean edited) {
        var alone = of(
                latest,
                Address.user(reader),
                group.standing(),
                group.createdAt(),
                group.updatedAt(),
                group.eventCount(),
                edited);
        return group.actors().isEmpty()
                ? alone.as(group.id(), alone.actors(), alone.actorCount())
                : alone.as(group.id(), group.actors(), group.actorCount());
    }

    static Notification of(Broadcasts.Stood stood, boolean edited) {
        var event = stood.event();
        return of(event, stood.to(), stood.standing(), event.createdAt(), event.createdAt(), 1, edited);
    }

    private static Notification of(
            Event event,
            Address to,
            Standing standing,
            Instant createdAt,
            Instant updatedAt,
            int eventCount,
            boolean edited) {
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
                to.toString(),
                standing.seen(),
                standing.read(),
                standing.done(),
                createdAt,
                updatedAt,
                event.id(),
                eventCount,
                Reason.of(event, to),
                edited);
    }

    private Notification as(long id, List<String> actors, int actorCount) {
        return new Notification(
                Long.toString(id),
                type,
                actors,
                actorCount,
                object,
                title,
                text,
                url,
                priority,
                to,
                seen,
                read,
                done,
                createdAt,
                updatedAt,
                latestEventId,
                eventCount,
                reason,
                edited);
    }
}
