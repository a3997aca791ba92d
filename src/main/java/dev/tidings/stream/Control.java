package dev.tidings.stream;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;

/** Blocks that are not in the log: they carry no id, so they never move the cursor. */
final class Control {

    static final Frame COMMENT = frame(":\n\n");

    private static volatile Cursor latest = new Cursor(0);

    private record Cursor(long id, Frame frame) {

        /** By the rules of the HTML standard a block of an id alone moves the cursor without an event. */
        Cursor(long id) {
            this(id, Control.frame(":\n\nid: " + id + "\n\n"));
        }
    }

    private Control() {}

    /** Different for each connection, so that a restart brings no stampede. */
    static String retry() {
        return "retry: " + ThreadLocalRandom.current().nextLong(2_000, 5_000) + "\n";
    }

    /** For who comes only to be sent away. */
    static Frame away(String reason) {
        return frame(retry() + "\nevent: bye\ndata: {\"reason\":\"" + reason + "\"}\n\n");
    }

    static Frame bye(String reason) {
        return frame("event: bye\ndata: {\"reason\":\"" + reason + "\"}\n\n");
    }

    static Frame state(String json) {
        return frame("event: state\ndata: " + json + "\n\n");
    }

    /** The same object for streams that are told the same cursor one after the other. */
    static Frame cursor(long id) {
        var known = latest;
        if (known.id() != id) {
            known = new Cursor(id);
            latest = known;
        }
        return known.frame();
    }

    static Frame frame(String text) {
        return Frame.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
