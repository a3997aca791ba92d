package dev.tidings.inbox;

import dev.tidings.account.Caller;
import java.text.Collator;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The kinds that an inbox can be narrowed to, in the order of their names in the reader's language. */
@Component
class KindFilters {

    /** Looked for before there is one. */
    private static final String ALWAYS = "mention";

    private final InboxKinds kinds;
    private final MessageSource messages;

    KindFilters(InboxKinds kinds, MessageSource messages) {
        this.kinds = kinds;
        this.messages = messages;
    }

    List<String> of(Caller.Person reader, Locale locale) {
        var types = new HashSet<>(kinds.of(reader));
        types.add(ALWAYS);
        Comparator<Object> alphabet = Collator.getInstance(locale);
        return types.stream()
                .sorted(Comparator.comparing((String type) -> name(type, locale), alphabet)
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private String name(String type, Locale locale) {
        return messages.getMessage("kind", new Object[] {type}, locale);
    }
}
