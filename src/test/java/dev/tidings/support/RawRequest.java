package dev.tidings.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/** Bytes to a socket, and whatever comes back until the other side closes. */
public final class RawRequest implements AutoCloseable {

    private final Socket socket;

    private RawRequest(Socket socket) {
        this.socket = socket;
    }

    /** What came back. */
    public record Answer(String head, String body) {

        public int status() {
            return Integer.parseInt(head.split(" ", 3)[1]);
        }

        public boolean has(String header) {
            return head.lines().anyMatch(header::equalsIgnoreCase);
        }

        /** As it stands between the lines of a chunked body. */
        public JsonNode json() {
            return Api.JSON.readTree(body.substring(body.indexOf('{'), body.lastIndexOf('}') + 1));
        }
    }

    public static RawRequest open(Server server) {
        try {
            var socket = new Socket("127.0.0.1", server.port());
            socket.setSoTimeout(60_000);
            return new RawRequest(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A whole request at once. */
    public static Answer send(Server server, String text) {
        try (var request = open(server)) {
            request.write(text);
            return request.answer();
        }
    }

    /** Returns false once the other side has closed. */
    public boolean write(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Waits for the end: up to a minute. */
    public Answer answer() {
        try {
            var text = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var end = text.indexOf("\r\n\r\n");
            if (end < 0) {
                throw new AssertionError("No answer but “" + text + "”");
            }
            return new Answer(text.substring(0, end), text.substring(end + 4));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
