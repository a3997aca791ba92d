package dev.tidings.topic;

import dev.tidings.log.Event;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An event as its topic tells it. */
record StoryView(
        long id,
        String title,
        @Nullable String text,
        @Nullable String url,
        @Nullable String actor,
        String priority,
        Instant createdAt,
        boolean corrected) {

    static StoryView of(Event event, boolean corrected) {
        var content = event.content();
        var title = StoryLink.title(event);
        return new StoryView(
                event.id(),
                title,
                title.equals(content.text()) ? null : content.text(),
                content.url(),
                event.actor(),
                content.priority() == null ? "normal" : content.priority(),
                event.createdAt(),
                corrected);
    }
}
