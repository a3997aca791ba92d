package dev.tidings.page;

import dev.tidings.inbox.Moment;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One of those in a group, as pages show it. */
public record MomentView(@Nullable Who who, @Nullable String text, Instant createdAt) {

    static MomentView of(Moment moment) {
        return new MomentView(
                moment.actor() == null ? null : Who.of(moment.actor()), moment.text(), moment.createdAt());
    }
}
