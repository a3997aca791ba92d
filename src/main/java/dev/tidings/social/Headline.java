package dev.tidings.social;

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
        return new Headline(line.strip(), end < 0 ? "" : text.substring(end + 1).stripTrailing());
    }

    /** Never through the middle of a surrogate pair. */
    private static String cut(String line) {
        var end = LONGEST - 1;
        return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end)
                .strip();
    }
}
