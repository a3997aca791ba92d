package dev.tidings.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One HTTP response as its bytes come: the head, then the body out of its chunks, or up to the end of the connection. */
final class Chunks {

    private enum Part {
        HEAD,
        SIZE,
        CHUNK,
        PLAIN,
        OVER
    }

    private final ByteArrayOutputStream line = new ByteArrayOutputStream(64);
    private final Transcript transcript;
    private final StringBuilder head = new StringBuilder();
    private Part part = Part.HEAD;
    private int left;

    Chunks(Transcript transcript) {
        this.transcript = transcript;
    }

    /** 0 before it came. */
    int status() {
        return head.length() < 12 ? 0 : Integer.parseInt(head, 9, 12, 10);
    }

    /** The body has ended as it should. */
    boolean isOver() {
        return part == Part.OVER;
    }

    void feed(byte[] bytes, int to) throws IOException {
        for (int at = 0; at < to && part != Part.OVER; ) {
            if (part == Part.PLAIN) {
                transcript.feed(bytes, at, to);
                return;
            }
            if (part == Part.CHUNK) {
                var size = Math.min(left, to - at);
                transcript.feed(bytes, at, at + size);
                at += size;
                left -= size;
                part = left == 0 ? Part.SIZE : Part.CHUNK;
            } else {
                take(bytes[at++]);
            }
        }
    }

    /** The connection has ended. */
    void end() {
        if (part == Part.PLAIN) {
            part = Part.OVER;
        }
    }

    private void take(byte b) throws IOException {
        if (b != '\n') {
            line.write(b);
            return;
        }
        var text = line.toString(StandardCharsets.ISO_8859_1).strip();
        line.reset();
        if (part == Part.HEAD) {
            head(text);
        } else if (!text.isEmpty()) {
            // An empty line here is the end of the chunk before.
            left = size(text);
            part = left == 0 ? Part.OVER : Part.CHUNK;
        }
    }

    private static int size(String text) throws IOException {
        try {
            return Integer.parseInt(text, 16);
        } catch (NumberFormatException e) {
            throw new IOException("This is not the size of a chunk: " + text, e);
        }
    }

    private void head(String text) {
        if (!text.isEmpty()) {
            head.append(text).append('\n');
        } else if (status() != 200) {
            part = Part.OVER;
        } else {
            var isChunked = head.toString().toLowerCase(Locale.ROOT).contains("transfer-encoding: chunked");
            part = isChunked ? Part.SIZE : Part.PLAIN;
        }
    }
}
