package dev.tidings.stream;

import dev.tidings.account.Grants.Way;
import dev.tidings.log.Event;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** An event on its way to many streams: encoded once for all that get it in the same form. */
final class Frames {

    /** What is for everyone, in an inbox or not, with names or without; more where it came by several addresses. */
    private static final int FORMS_MOST = 6;

    private final Event event;
    private volatile List<Encoded> forms = List.of();

    private record Encoded(Way way, boolean plain, Frame frame) {}

    Frames(Event event) {
        this.event = event;
    }

    Event event() {
        return event;
    }

    Frame frame(Way way, boolean plain) {
        for (var form : forms) {
            if (form.plain() == plain && form.way().equals(way)) {
                return form.frame();
            }
        }
        return encode(way, plain);
    }

    private synchronized Frame encode(Way way, boolean plain) {
        var frame = new Frame(encode(event, way, plain), event);
        forms = Stream.concat(Stream.of(new Encoded(way, plain, frame)), forms.stream())
                .limit(FORMS_MOST)
                .toList();
        return frame;
    }

    /** The id is the last line: some clients move their cursor before the block is whole. */
    private static byte[] encode(Event event, Way way, boolean plain) {
        var name = plain || event.type().equals("message") ? "" : "event: " + event.type() + "\n";
        var block = name + "data: " + way.json(event) + "\nid: " + event.id() + "\n\n";
        return block.getBytes(StandardCharsets.UTF_8);
    }
}
