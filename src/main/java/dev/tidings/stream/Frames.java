package dev.tidings.stream;

import dev.tidings.account.Grants.Way;
import dev.tidings.log.Event;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** An event on its way to many streams: encoded once for all that get it in the same form. */
final class Frames {

    private final Event event;
    private volatile @Nullable Frame latest;

    private record Frame(Way way, boolean plain, byte[] bytes) {}

    Frames(Event event) {
        this.event = event;
    }

    Event event() {
        return event;
    }

    byte[] frame(Way way, boolean plain) {
        var known = latest;
        if (known == null || known.plain() != plain || !known.way().equals(way)) {
            known = new Frame(way, plain, encode(event, way, plain).getBytes(StandardCharsets.UTF_8));
            latest = known;
        }
        return known.bytes();
    }

    /** The id is the last line: some clients move their cursor before the block is whole. */
    private static String encode(Event event, Way way, boolean plain) {
        var name = plain || event.type().equals("message") ? "" : "event: " + event.type() + "\n";
        return name + "data: " + way.json(event) + "\nid: " + event.id() + "\n\n";
    }
}
