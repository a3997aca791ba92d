package dev.tidings.topic;

import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A topic as a page shows it.
 *
 * @param followed by who looks
 * @param followers how many people follow it
 * @param readers who may read it, in words: "every account", "admins, bob and the key deploys"
 * @param since when it was made
 */
public record TopicView(
        String slug, String title, String description, boolean followed, int followers, String readers, Instant since) {

    static TopicView of(Topic topic, boolean followed, int followers) {
        return new TopicView(
                topic.slug(), topic.title(), topic.description(), followed, followers, words(topic), topic.createdAt());
    }

    private static String words(Topic topic) {
        if (topic.readers().contains(Topic.EVERYONE)) {
            return "every account";
        }
        var each = topic.readers().stream().sorted().map(TopicView::word).toList();
        if (each.isEmpty()) {
            return "nobody";
        }
        var last = each.getLast();
        return each.size() == 1
                ? last
                : each.stream().limit(each.size() - 1L).collect(Collectors.joining(", ")) + " and " + last;
    }

    private static String word(String reader) {
        var name = reader.substring(reader.indexOf(':') + 1);
        return switch (reader.substring(0, reader.length() - name.length())) {
            case "role:" -> name.toLowerCase(Locale.ROOT) + "s";
            case "key:" -> "the key " + name;
            default -> name;
        };
    }
}
