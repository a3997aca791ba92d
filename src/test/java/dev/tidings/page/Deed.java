package dev.tidings.page;

import dev.tidings.inbox.Notification;
import dev.tidings.inbox.Reason;
import dev.tidings.log.Thing;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** As much of a notification as its sentence is made of. */
public record Deed(
        String type,
        List<String> actors,
        int count,
        @Nullable String about,
        @Nullable String title,
        boolean edited) {

    /** @param names separated by commas, the latest first */
    public static Deed of(String type, String names, int count, @Nullable String about) {
        return new Deed(type, names.isEmpty() ? List.of() : List.of(names.split(",")), count, about, null, false);
    }

    public Deed titled(@Nullable String title) {
        return new Deed(type, actors, count, about, title, edited);
    }

    public Deed corrected() {
        return new Deed(type, actors, count, about, title, true);
    }

    public NotificationView view() {
        return NotificationView.of(new Notification(
                "7",
                type,
                actors,
                count,
                about == null ? null : new Thing("post", "1", about, "/posts/1"),
                title,
                null,
                null,
                null,
                "user:bob",
                false,
                false,
                false,
                Instant.EPOCH,
                Instant.EPOCH,
                7,
                count,
                Reason.NAME,
                edited));
    }

    /** As the API gives it to scripts. */
    public Map<String, ?> item() {
        var item = new HashMap<String, Object>(
                Map.of("type", type, "actors", actors, "actorCount", count, "edited", edited));
        if (about != null) {
            item.put("object", Map.of("title", about));
        }
        if (title != null) {
            item.put("title", title);
        }
        return item;
    }
}
