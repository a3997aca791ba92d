package dev.tidings.admin;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.IntStream;

/** What somebody may have meant. */
final class Suggestion {

    private Suggestion() {}

    /** " Did you mean carol?", or nothing where no name comes near. */
    static String among(Collection<String> names, String typed) {
        var word = typed.toLowerCase(Locale.ROOT);
        record Near(String name, int distance) {}
        return names.stream()
                .map(name -> new Near(name, distance(name.toLowerCase(Locale.ROOT), word)))
                .filter(near -> near.distance() <= Math.clamp(word.length() / 2, 1, 3))
                .min(Comparator.comparingInt(Near::distance).thenComparing(Near::name))
                .map(near -> " Did you mean " + near.name() + "?")
                .orElse("");
    }

    /** Levenshtein's: how many letters are to be put in, taken out or changed. */
    static int distance(String one, String other) {
        var row = IntStream.rangeClosed(0, other.length()).toArray();
        for (int i = 1; i <= one.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                var changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
