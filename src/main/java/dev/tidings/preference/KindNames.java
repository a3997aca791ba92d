package dev.tidings.preference;

import java.text.Collator;
import java.util.Comparator;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What kinds are called in a reader's language; those that have no name there are called by their type. */
@Component
public class KindNames {

    private final MessageSource messages;

    KindNames(MessageSource messages) {
        this.messages = messages;
    }

    /** Types by the alphabet of their names. */
    public Comparator<String> order(Locale locale) {
        Comparator<Object> alphabet = Collator.getInstance(locale);
        return Comparator.comparing((String type) -> name(type, locale), alphabet)
                .thenComparing(Comparator.naturalOrder());
    }

    private String name(String type, Locale locale) {
        return messages.getMessage("kind", new Object[] {type}, locale);
    }
}
