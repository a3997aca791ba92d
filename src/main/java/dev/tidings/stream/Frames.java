package dev.tidings.stream;

import dev.tidings.account.Grants.Way;
import dev.tidings.log.Event;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** An event on its way to many streams: encoded once for all that get it in the same form. */
final class Frames {

    private final Event event;
    private volatile @Nullable Encoded latest;

    private record Encoded(Way way, boolean plain, Frame frame) {}

    Frames(Event event) {
        this.event = event;
    }

    Event event() {
        return event;
    }

    Frame frame(Way way, boolean plain) {
        var known = latest;
        if (known == null || known.plain() != plain || !known.way().equals(way)) {
            known = new Encoded(way, plain, new Frame(encode(event, way, plain), event));
            latest = known;
        }
        return known.frame();
    }

    /** The id is the last line: some clients move their cursor before the block is whole. */
    private static byte[] encode(Event event, Way way, boolean plain) {
        var name = plain || event.type().equals("message") ? "" : "event: " + event.type() + "\n";
        var block = name + "data: " + way.json(event) + "\nid: " + event.id() + "\n\n";
        return block.getBytes(StandardCharsets.UTF_8);
    }
}
