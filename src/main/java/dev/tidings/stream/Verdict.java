package dev.tidings.stream;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of the cursor that a client sent.
 *
 * @param catchUp {@code none}, {@code resumed} or {@code reset}
 * @param after where the stream starts
 */
record Verdict(String catchUp, long after) {

    /**
     * @param cursor as it came; null or empty where none was sent
     * @param head the last id that is committed
     * @param oldest the oldest id that is kept
     */
    static Verdict on(@Nullable String cursor, long head, long oldest) {
        if (cursor == null || cursor.isEmpty()) {
            return new Verdict("none", head);
        }
        var after = parse(cursor);
        if (after == 0) {
            return new Verdict("resumed", 0);
        }
        return after < 0 || after > head || after + 1 < oldest
                ? new Verdict("reset", head)
                : new Verdict("resumed", after);
    }

    /** -1 where it is not made of ASCII digits; what is too long for a number lies ahead of every log. */
    static long parse(String cursor) {
        if (cursor.isEmpty() || !cursor.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        var digits = cursor.replaceFirst("^0+(?=.)", "");
        return digits.length() > 18 ? Long.MAX_VALUE : Long.parseLong(digits);
    }

    boolean isReset() {
        return catchUp.equals("reset");
    }
}
