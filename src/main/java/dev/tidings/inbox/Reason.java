package dev.tidings.inbox;

import dev.tidings.log.Address;
import dev.tidings.log.Event;
import java.util.Locale;

/** The rule that brought a notification to its reader. */
public enum Reason {
    /** A room told them of something of theirs. */
    OWN,
    /** It was addressed to them by name. */
    NAME,
    /** They follow the topic. */
    TOPIC,
    /** It went to all admins. */
    ADMINS,
    /** It went to all accounts. */
    ACCOUNTS,
    /** It went to everyone. */
    EVERYONE;

    private static final String ROOM = "room:";

    static Reason of(Event event, Address to) {
        return switch (to.kind()) {
            case "user" -> event.publisher().startsWith(ROOM) ? OWN : NAME;
            case "topic" -> TOPIC;
            case "role" -> to.name().equals("ADMIN") ? ADMINS : ACCOUNTS;
            default -> EVERYONE;
        };
    }

    /** As it is on the wire. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
