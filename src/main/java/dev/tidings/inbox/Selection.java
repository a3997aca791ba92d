package dev.tidings.inbox;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which notifications a list holds.
 *
 * @param type only these, or null
 * @param topic the slug: only what came through it, or null
 * @param words each of them is in the title, the text, the object or the actors, ignoring case; or null
 */
public record Selection(
        Filter filter,
        @Nullable String type,
        @Nullable String topic,
        @Nullable String words) {

    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9._-]{0,63}");
    private static final Pattern TOPIC = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    static boolean isType(String text) {
        return TYPE.matcher(text).matches();
    }

    static boolean isTopic(String text) {
        return TOPIC.matcher(text).matches();
    }

    public static Selection of(Filter filter) {
        return new Selection(filter, null, null, null);
    }

    boolean finds(Notification notification) {
        if (words == null) {
            return true;
        }
        var object = notification.object();
        var text = Stream.concat(
                        Stream.of(notification.title(), notification.text(), object == null ? null : object.title()),
                        notification.actors().stream())
                .filter(Objects::nonNull)
                .map(part -> part.toLowerCase(Locale.ROOT))
                .toList();
        return Stream.of(words.toLowerCase(Locale.ROOT).strip().split("\\s+"))
                .allMatch(word -> text.stream().anyMatch(part -> part.contains(word)));
    }
}
