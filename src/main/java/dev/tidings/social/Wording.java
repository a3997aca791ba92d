package dev.tidings.social;

import dev.tidings.account.Refusal;
import java.util.Optional;

/** What people may write: 1 to 4,000 characters (UTF-16 units, as the column counts them), something of them visible. */
final class Wording {

    static final int LONGEST = 4_000;

    private Wording() {}

    /** As it is kept: browsers send CR LF, nobody means the white space at the end, and the first line says something. */
    static String clean(String typed) {
        var text = typed.replace("\r\n", "\n").replace('\r', '\n').stripTrailing();
        var start = 0;
        for (int end = text.indexOf('\n'); end >= 0 && isBlank(text.substring(start, end)); ) {
            start = end + 1;
            end = text.indexOf('\n', start);
        }
        return text.substring(start);
    }

    /** What is wrong with it. */
    static Optional<Refusal> refusal(String text) {
        if (isBlank(text)) {
            return Optional.of(Refusal.of("refused.text.empty"));
        }
        if (text.length() > LONGEST) {
            return Optional.of(Refusal.of("refused.text.long", text.length(), LONGEST));
        }
        if (text.codePoints().anyMatch(point -> point == 0 || Character.getType(point) == Character.SURROGATE)) {
            return Optional.of(Refusal.of("refused.text.odd"));
        }
        return Optional.empty();
    }

    private static boolean isBlank(String text) {
        return text.codePoints().allMatch(Wording::isInvisible);
    }

    private static boolean isInvisible(int point) {
        return switch (Character.getType(point)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL,
                    Character.FORMAT -> true;
            default -> false;
        };
    }
}
