package dev.tidings.stream;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;

/** Blocks that are not in the log: they carry no id, so they never move the cursor. */
final class Control {

    private Control() {}

    /** Different for each connection, so that a restart brings no stampede. */
    static String retry() {
        return "retry: " + ThreadLocalRandom.current().nextLong(2_000, 5_000) + "\n";
    }

    /** For who comes only to be sent away. */
    static byte[] away(String reason) {
        return bytes(retry() + "\nevent: bye\ndata: {\"reason\":\"" + reason + "\"}\n\n");
    }

    static byte[] bye(String reason) {
        return bytes("event: bye\ndata: {\"reason\":\"" + reason + "\"}\n\n");
    }

    static byte[] state(String json) {
        return bytes("event: state\ndata: " + json + "\n\n");
    }

    static byte[] comment() {
        return bytes(":\n\n");
    }

    /** By the rules of the HTML standard a block of an id alone moves the cursor without an event. */
    static byte[] cursor(long id) {
        return bytes(":\n\nid: " + id + "\n\n");
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
