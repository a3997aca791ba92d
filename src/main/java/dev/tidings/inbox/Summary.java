package dev.tidings.inbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What came while a reader was away, in few lines: mentions and replies first, then by size.
 *
 * @param since when they left
 * @param events how many there are
 * @param unread newest first
 * @param more whether there are more than were looked at
 */
public record Summary(Instant since, int events, List<Notification> unread, List<Line> lines, boolean more) {

    /** Fewer are soon read one by one. */
    static final int LEAST = 4;

    static final int LINES_MOST = 5;

    private static final Set<String> TO_ME = Set.of("mention", "reply");

    /**
     * One notification, or all of one topic.
     *
     * @param topic the slug, or null
     * @param count how many events
     * @param high whether one of them has high priority
     */
    public record Line(Notification latest, @Nullable String topic, int count, boolean high) {

        boolean isToMe() {
            return TO_ME.contains(latest.type());
        }

        private Line with(Notification another) {
            return new Line(latest, topic, count + another.eventCount(), high || isHigh(another));
        }
    }

    /** How far the log had come with the last of it. */
    public long upTo() {
        return unread.stream().mapToLong(Notification::latestEventId).max().orElse(0);
    }

    /** Of what it tells, that which was there when the log had come so far. */
    List<Long> idsUpTo(long upTo) {
        return unread.stream()
                .filter(notification -> notification.latestEventId() <= upTo)
                .map(notification -> Long.parseLong(notification.id()))
                .toList();
    }

    /** @param unread what came since, newest first */
    static Summary of(Instant since, List<Notification> unread, boolean more) {
        var lines = new LinkedHashMap<String, Line>();
        for (var notification : unread) {
            var topic = topic(notification);
            var line = new Line(notification, topic, notification.eventCount(), isHigh(notification));
            lines.merge(
                    topic == null ? notification.id() : "topic:" + topic,
                    line,
                    (earlier, next) -> earlier.with(next.latest()));
        }
        var ranked = new ArrayList<>(lines.values());
        ranked.sort(Comparator.comparing((Line line) -> !line.isToMe())
                .thenComparing(Comparator.comparingInt(Line::count).reversed()));
        return new Summary(
                since,
                unread.stream().mapToInt(Notification::eventCount).sum(),
                unread,
                ranked.stream().limit(LINES_MOST).toList(),
                more);
    }

    private static @Nullable String topic(Notification notification) {
        return notification.to().startsWith("topic:") ? notification.to().substring("topic:".length()) : null;
    }

    private static boolean isHigh(Notification notification) {
        return "high".equals(notification.priority());
    }
}
