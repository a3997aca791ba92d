package dev.tidings.page;

import dev.tidings.inbox.Notification;
import dev.tidings.log.Address;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A notification as pages show it.
 *
 * @param actors latest first, up to 5
 * @param topic the slug, if it came through one
 * @param source how else it came, if not by name: "to everyone"
 */
public record NotificationView(
        String id,
        String type,
        List<Who> actors,
        int actorCount,
        String title,
        @Nullable String text,
        @Nullable String url,
        @Nullable String objectTitle,
        @Nullable String topic,
        @Nullable String source,
        String priority,
        boolean seen,
        boolean read,
        boolean done,
        Instant createdAt,
        Instant updatedAt,
        long latestEventId) {

    public static NotificationView of(Notification n) {
        var title = title(n);
        var to = Address.parse(n.to()).orElseThrow();
        return new NotificationView(
                n.id(),
                n.type(),
                n.actors().stream().map(Who::of).toList(),
                n.actorCount(),
                title,
                title.equals(n.text()) ? null : n.text(),
                n.url(),
                n.object() == null ? null : n.object().title(),
                to.kind().equals("topic") ? to.name() : null,
                source(to),
                n.priority() == null ? "normal" : n.priority(),
                n.seen(),
                n.read(),
                n.done(),
                n.createdAt(),
                n.updatedAt(),
                n.latestEventId());
    }

    /** Publishers may leave out the title, and the text too; the link needs words all the same. */
    private static String title(Notification n) {
        if (n.title() != null && !n.title().isBlank()) {
            return n.title();
        }
        if (n.text() != null && !n.text().isBlank()) {
            return n.text().strip().lines().findFirst().orElseThrow();
        }
        return n.object() != null && n.object().title() != null ? n.object().title() : n.type();
    }

    private static @Nullable String source(Address to) {
        return switch (to.kind()) {
            case "everyone" -> "to everyone";
            case "role" -> to.name().equals("ADMIN") ? "to admins" : "to every account";
            default -> null;
        };
    }
}
