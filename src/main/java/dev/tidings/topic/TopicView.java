package dev.tidings.topic;

import java.time.Instant;
import java.util.List;

/**
 * A topic as a page shows it.
 *
 * @param followed by who looks
 * @param followers how many people follow it
 * @param readers who may read it, in order: {@code everyone} alone, or {@code key:deploys}, {@code role:ADMIN}, {@code user:bob}
 * @param since when it was made
 */
public record TopicView(
        String slug,
        String title,
        String description,
        boolean followed,
        int followers,
        List<String> readers,
        Instant since) {

    static TopicView of(Topic topic, boolean followed, int followers) {
        return new TopicView(
                topic.slug(),
                topic.title(),
                topic.description(),
                followed,
                followers,
                readers(topic),
                topic.createdAt());
    }

    private static List<String> readers(Topic topic) {
        return topic.readers().contains(Topic.EVERYONE)
                ? List.of(Topic.EVERYONE)
                : topic.readers().stream().sorted().toList();
    }
}
