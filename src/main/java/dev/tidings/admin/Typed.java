package dev.tidings.admin;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What somebody typed into a field. */
final class Typed {

    private Typed() {}

    /** Without the white space around it; empty where there is nothing else. */
    static String line(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    /** Browsers send CR LF. */
    static String lines(@Nullable String typed) {
        return typed == null ? "" : typed.replace("\r\n", "\n").stripTrailing();
    }

    /** What stands between commas or white space. */
    static List<String> words(@Nullable String typed) {
        return Arrays.stream(line(typed).split("[,;\\s]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Why it cannot be kept, if so. */
    static Optional<String> refusal(String text, int most) {
        if (text.codePointCount(0, text.length()) > most) {
            return Optional.of("This may have up to %,d characters; it has %,d."
                    .formatted(most, text.codePointCount(0, text.length())));
        }
        return text.codePoints().anyMatch(point -> point == 0 || Character.getType(point) == Character.SURROGATE)
                ? Optional.of("There is a character in this that cannot be stored.")
                : Optional.empty();
    }
}
