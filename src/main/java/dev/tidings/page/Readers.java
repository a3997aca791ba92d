package dev.tidings.page;

import java.util.List;
import org.springframework.stereotype.Component;

/** Who may read a topic, in words: "every account", "the key deploys, admins and bob". */
@Component("readers")
public class Readers {

    private final Messages messages;

    Readers(Messages messages) {
        this.messages = messages;
    }

    /** @param readers as a topic has them: {@code everyone}, {@code role:ADMIN}, {@code user:bob}, {@code key:deploys} */
    public String of(List<String> readers, String language) {
        var in = Language.of(language).orElse(Language.ENGLISH);
        if (readers.isEmpty()) {
            return messages.get("readers.nobody", in);
        }
        var words = readers.stream().map(reader -> word(reader, in)).toList();
        return words.size() == 1
                ? words.getFirst()
                : messages.get(
                        "readers.list", in, String.join(", ", words.subList(0, words.size() - 1)), words.getLast());
    }

    private String word(String reader, Language in) {
        var name = reader.substring(reader.indexOf(':') + 1);
        return switch (reader.substring(0, reader.length() - name.length())) {
            case "role:" -> messages.get("readers.role", in, name);
            case "key:" -> messages.get("readers.key", in, name);
            case "user:" -> name;
            default -> messages.get("readers.everyone", in);
        };
    }
}
