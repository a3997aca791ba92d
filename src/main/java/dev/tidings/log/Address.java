package dev.tidings.log;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * To whom an event goes: {@code user:bob}, {@code topic:news}, {@code role:ADMIN}, {@code everyone}, or a kind that a
 * room owns ({@code post:42}).
 *
 * @param kind what stands before the colon
 * @param name what stands after it, as it was written; empty for {@code everyone}
 */
public record Address(String kind, String name) {

    public static final Address EVERYONE = new Address("everyone", "");

    private static final Pattern FORM = Pattern.compile("([a-z]{1,32}):([A-Za-z0-9._@-]{1,64})");

    public static Address user(String name) {
        return new Address("user", name);
    }

    public static Address topic(String slug) {
        return new Address("topic", slug);
    }

    public static Address role(String role) {
        return new Address("role", role);
    }

    public static Optional<Address> parse(String text) {
        if (text.equals("everyone")) {
            return Optional.of(EVERYONE);
        }
        var form = FORM.matcher(text);
        return form.matches() && !form.group(1).equals("everyone")
                ? Optional.of(new Address(form.group(1), form.group(2)))
                : Optional.empty();
    }

    /** The key under which deliveries are stored and looked up: people are compared ignoring case. */
    public String channel() {
        return switch (kind) {
            case "everyone" -> kind;
            case "user" -> "user:" + name.toLowerCase(Locale.ROOT);
            default -> kind + ":" + name;
        };
    }

    public boolean isPersonal() {
        return kind.equals("user");
    }

    /** The order in which a reader is told how an event reached them: by name, a room's own, topic, role, everyone. */
    int rank() {
        return switch (kind) {
            case "user" -> 0;
            case "topic" -> 2;
            case "role" -> 3;
            case "everyone" -> 4;
            default -> 1;
        };
    }

    @Override
    public String toString() {
        return name.isEmpty() ? kind : kind + ":" + name;
    }
}
