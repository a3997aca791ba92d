package dev.tidings.page;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A person as pages show them: the initials of up to two words on a colour made from the name.
 *
 * @param hue 0 to 11
 */
public record Who(String name, String initials, int hue) {

    private static final int HUES = 12;

    public static Who of(String name) {
        return new Who(name, initials(name), hue(name));
    }

    private static String initials(String name) {
        var words = Arrays.stream(name.split("[._@\\- ]+"))
                .filter(word -> !word.isEmpty())
                .limit(2)
                .map(Who::first)
                .collect(Collectors.joining());
        return words.isEmpty() ? first(name) : words;
    }

    private static String first(String word) {
        return word.substring(0, word.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
    }

    private static int hue(String name) {
        return name.codePoints().sum() % HUES;
    }
}
