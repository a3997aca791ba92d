package dev.tidings.social;

import java.util.stream.Collectors;

/**
 * A post's text in two parts.
 *
 * @param title the first line, up to 80 characters
 * @param body what follows it; the whole text if the line was cut
 */
record Headline(String title, String body) {

    private static final int LONGEST = 80;

    static Headline of(String text) {
        var end = text.indexOf('\n');
        var line = end < 0 ? text : text.substring(0, end);
        if (line.length() > LONGEST) {
            return new Headline(cut(line) + "…", text);
        }
        return new Headline(line.strip(), end < 0 ? "" : body(text.substring(end + 1)));
    }

    /** A blank line below the title is how people write one; the page leaves a gap there anyway. */
    private static String body(String rest) {
        return rest.stripTrailing().lines().dropWhile(String::isBlank).collect(Collectors.joining("\n"));
    }

    /** Never through the middle of a surrogate pair. */
    private static String cut(String line) {
        var end = LONGEST - 1;
        return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end)
                .strip();
    }
}
