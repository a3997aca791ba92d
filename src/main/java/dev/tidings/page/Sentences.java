package dev.tidings.page;

import dev.tidings.page.Sentences.Piece.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * What a notification says: a sentence in the reader's language, or its own title. {@code js/sentences.js} says the
 * same.
 */
@Component("sentences")
public class Sentences {

    // They hold the places of names and titles, which are put in afterwards: there, nothing is a tag or a pattern.
    private static final String BY = "\u0001";
    private static final String ALSO = "\u0002";
    private static final String ABOUT = "\u0003";

    private static final Pattern PIECES = Pattern.compile("<b>|</b>|[\u0001-\u0003]|[^<\u0001-\u0003]+");

    private final Messages messages;

    Sentences(Messages messages) {
        this.messages = messages;
    }

    /** @param strong whether it stands out */
    public record Piece(String text, boolean strong, Kind kind) {

        public enum Kind {
            WORDS,
            NAME,
            OBJECT
        }
    }

    public List<Piece> of(NotificationView notification, Locale locale) {
        if (notification.sentence() == null) {
            return List.of(new Piece(notification.title(), true, Kind.NAME));
        }
        var pieces = new ArrayList<Piece>();
        var strong = false;
        for (var found : PIECES.matcher(outline(notification, locale))
                .results()
                .map(MatchResult::group)
                .toList()) {
            switch (found) {
                case "<b>" -> strong = true;
                case "</b>" -> strong = false;
                default -> pieces.add(piece(found, strong, notification));
            }
        }
        return pieces;
    }

    private String outline(NotificationView notification, Locale locale) {
        var count = Math.max(notification.actorCount(), notification.actors().size());
        var both = count == 2 && notification.actors().size() == 2;
        return messages.get(
                (both ? "sentence-of-two." : "sentence.") + notification.sentence(),
                Map.of("by", BY, "also", ALSO, "about", ABOUT, "count", count),
                Language.of(locale));
    }

    private static Piece piece(String found, boolean strong, NotificationView notification) {
        var actors = notification.actors();
        return switch (found) {
            case BY -> new Piece(actors.get(0).name(), strong, Kind.NAME);
            case ALSO -> new Piece(actors.get(1).name(), strong, Kind.NAME);
            case ABOUT -> new Piece(Objects.requireNonNull(notification.objectTitle()), strong, Kind.OBJECT);
            default -> new Piece(found, strong, Kind.WORDS);
        };
    }
}
