package dev.tidings.admin;

import dev.tidings.log.Event;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** @param title null once it is taken back */
record SentLine(long id, @Nullable String title, String audienceWords, Instant createdAt, boolean retracted) {

    static SentLine of(Event event) {
        return new SentLine(
                event.id(),
                event.content().title(),
                Reach.words(event.audience()),
                event.createdAt(),
                event.isRetracted());
    }
}
