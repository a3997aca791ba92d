package dev.tidings.page;

import dev.tidings.inbox.Summary;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came while a reader was away, as pages show it.
 *
 * @param more whether there is more than was counted
 */
public record SummaryView(Instant since, int events, int notifications, long upTo, boolean more, List<Line> lines) {

    /** @param topic the slug where all of a topic is one line, or null */
    public record Line(NotificationView latest, @Nullable String topic, int count, boolean high) {}

    static SummaryView of(Summary summary) {
        return new SummaryView(
                summary.since(),
                summary.events(),
                summary.unread().size(),
                summary.upTo(),
                summary.more(),
                summary.lines().stream()
                        .map(line ->
                                new Line(NotificationView.of(line.latest()), line.topic(), line.count(), line.high()))
                        .toList());
    }
}
