package dev.tidings.page;

import dev.tidings.inbox.Notification;
import dev.tidings.log.Address;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A notification as pages show it.
 *
 * @param actors latest first, up to 5
 * @param sentence which one says it, or null where the title does
 * @param topic the slug, if it came through one
 * @param source the message for how else it came, if not by name
 */
public record NotificationView(
        String id,
        String type,
        List<Who> actors,
        int actorCount,
        @Nullable String sentence,
        String title,
        @Nullable String text,
        @Nullable String url,
        @Nullable String objectTitle,
        @Nullable String topic,
        @Nullable String source,
        String priority,
        boolean edited,
        boolean seen,
        boolean read,
        boolean done,
        Instant createdAt,
        Instant updatedAt,
        long latestEventId,
        int eventCount,
        Why why) {

    private static final Set<String> DEEDS = Set.of("like", "comment", "mention", "follow", "reply");

    public static NotificationView of(Notification n) {
        var sentence = sentence(n);
        var title = title(n);
        var to = Address.parse(n.to()).orElseThrow();
        return new NotificationView(
                n.id(),
                n.type(),
                n.actors().stream().map(Who::of).toList(),
                n.actorCount(),
                sentence,
                title,
                sentence == null && title.equals(n.text()) ? null : n.text(),
                n.url(),
                about(n),
                to.kind().equals("topic") ? to.name() : null,
                source(to),
                n.priority() == null ? "normal" : n.priority(),
                n.edited(),
                n.seen(),
                n.read(),
                n.done(),
                n.createdAt(),
                n.updatedAt(),
                n.latestEventId(),
                n.eventCount(),
                Why.of(n));
    }

    /** Whose title was corrected, says it in the new words. */
    private static @Nullable String sentence(Notification n) {
        var isReworded = n.edited() && n.actorCount() <= 1 && hasTitle(n);
        var isWhole = n.type().equals("follow") || about(n) != null;
        var isDeed = DEEDS.contains(n.type()) && !n.actors().isEmpty();
        return isDeed && isWhole && !isReworded ? n.type() : null;
    }

    /** What it is about: an object's title, or what there is to call it by where nothing else says it. */
    private static @Nullable String about(Notification n) {
        var object = n.object();
        if (object == null) {
            return null;
        }
        if (object.title() != null && !object.title().isBlank()) {
            return object.title();
        }
        return hasTitle(n) ? null : object.type() + " " + object.id();
    }

    private static boolean hasTitle(Notification n) {
        return n.title() != null && !n.title().isBlank();
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

    /** Whether somebody did something: then it shows their face. */
    public boolean isPersonal() {
        return DEEDS.contains(type) && !actors.isEmpty();
    }

    public String icon() {
        return switch (type) {
            case "like" -> "heart";
            case "comment", "reply" -> "message-circle";
            case "mention" -> "at-sign";
            case "follow" -> "user-plus";
            default -> topic == null ? "megaphone" : "newspaper";
        };
    }

    private static @Nullable String source(Address to) {
        return switch (to.kind()) {
            case "everyone" -> "notification.to.everyone";
            case "role" -> to.name().equals("ADMIN") ? "notification.to.admins" : "notification.to.accounts";
            default -> null;
        };
    }
}
