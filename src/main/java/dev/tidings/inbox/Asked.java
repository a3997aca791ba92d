package dev.tidings.inbox;

import dev.tidings.problem.Problem;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a request for a list asks for, or a problem that names the parameter. */
final class Asked {

    private static final int LIMIT_MOST = 100;
    private static final int WORDS_MOST = 100;

    private Asked() {}

    static Selection selection(String filter, @Nullable String type, @Nullable String topic, @Nullable String words) {
        if (type != null && !Selection.isType(type)) {
            throw Problem.parameter("type", "Give the type of an event, such as “comment”, or leave it out.");
        }
        if (topic != null && !Selection.isTopic(topic)) {
            throw Problem.parameter("topic", "Give the slug of a topic, such as “news”, or leave it out.");
        }
        if (words != null && words.length() > WORDS_MOST) {
            throw Problem.parameter("q", "Give up to 100 characters to look for.");
        }
        return new Selection(filter(filter), type, topic, words == null || words.isBlank() ? null : words);
    }

    private static Filter filter(String text) {
        try {
            if (text.equals(text.toLowerCase(Locale.ROOT))) {
                return Filter.valueOf(text.toUpperCase(Locale.ROOT));
            }
        } catch (IllegalArgumentException e) {
            // Said below, with what there is.
        }
        throw Problem.parameter("filter", "Give all, unread or done.");
    }

    /** Null for the newest. */
    static @Nullable Long cursor(@Nullable String before) {
        if (before == null) {
            return null;
        }
        if (!before.matches("[1-9][0-9]{0,17}")) {
            throw Problem.parameter("before", "Give the “next” of the page before, as it is.");
        }
        return Long.parseLong(before);
    }

    static int limit(String text) {
        if (!text.matches("[1-9][0-9]{0,2}") || Integer.parseInt(text) > LIMIT_MOST) {
            throw Problem.parameter("limit", "Give a number from 1 to 100.");
        }
        return Integer.parseInt(text);
    }
}
