package dev.tidings.stream;

import java.nio.charset.StandardCharsets;

/** Blocks that are not in the log: they carry no id, so they never move the cursor. */
final class Control {

    private Control() {}

    static String retry(long millis) {
        return "retry: " + millis + "\n";
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
