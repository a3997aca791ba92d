package dev.tidings.inbox;

import dev.tidings.log.Event;
import dev.tidings.log.Thing;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A notification on the wire; a field without a value is null. */
record Item(
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
        String createdAt,
        String updatedAt,
        long latestEventId,
        boolean edited) {

    private static final JsonMapper JSON = new JsonMapper();

    static Item of(Notification n) {
        return new Item(
                n.id(),
                n.type(),
                n.actors(),
                n.actorCount(),
                n.object(),
                n.title(),
                n.text(),
                n.url(),
                n.priority(),
                n.to(),
                n.seen(),
                n.read(),
                n.done(),
                Event.time(n.createdAt()),
                Event.time(n.updatedAt()),
                n.latestEventId(),
                n.edited());
    }

    static String json(Notification notification) {
        return JSON.writeValueAsString(of(notification));
    }
}
