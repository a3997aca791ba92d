package dev.tidings.inbox;

import dev.tidings.account.Caller;
import dev.tidings.preference.KindNames;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** The kinds that an inbox can be narrowed to, in the order of their names in the reader's language. */
@Component
class KindFilters {

    /** Looked for before there is one. */
    private static final String ALWAYS = "mention";

    private final InboxKinds kinds;
    private final KindNames names;

    KindFilters(InboxKinds kinds, KindNames names) {
        this.kinds = kinds;
        this.names = names;
    }

    List<String> of(Caller.Person reader, Locale locale) {
        var types = new HashSet<>(kinds.of(reader));
        types.add(ALWAYS);
        return types.stream().sorted(names.order(locale)).toList();
    }
}
