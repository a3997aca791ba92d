package dev.tidings.topic;

import dev.tidings.log.Event;
import java.time.Instant;

/**
 * A story in a list of links.
 *
 * @param url where the story itself points to, or the page of its topic
 * @param high its priority is high
 */
public record StoryLink(long id, String title, String url, Instant createdAt, boolean high) {

    static StoryLink of(Event event) {
        var content = event.content();
        return new StoryLink(
                event.id(),
                title(event),
                content.url() == null ? page(event) : content.url(),
                event.createdAt(),
                "high".equals(content.priority()));
    }

    private static String page(Event event) {
        return event.audience().stream()
                .filter(address -> address.kind().equals("topic"))
                .findFirst()
                .map(address -> "/topics/" + address.name())
                .orElse("/topics");
    }

    /** What there is to call it by: publishers may leave out the title, and the text too. */
    static String title(Event event) {
        var content = event.content();
        if (content.title() != null && !content.title().isBlank()) {
            return content.title();
        }
        var object = event.object();
        if (content.text() != null && !content.text().isBlank()) {
            return content.text().strip().lines().findFirst().orElseThrow();
        }
        return object != null && object.title() != null ? object.title() : event.type();
    }
}
