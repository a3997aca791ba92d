package dev.tidings.log;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events for rules that need no log. */
public final class Events {

    private Events() {}

    public static Event by(long id, @Nullable String actor, String type, @Nullable Thing object, Instant at) {
        var content = new Content(actor + " did it", null, null, null, null, null);
        var event = new NewEvent(type, List.of(Address.user("bob")), actor, object, content, true, "key:1");
        return Event.of(id, event, at, Event.time(at));
    }
}
