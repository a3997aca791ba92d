package dev.tidings.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A stream read from a raw socket: shows what is on the wire, and keeps its cursor by the WHATWG rules. */
public final class RawStream implements AutoCloseable {

    private final Socket socket;
    private final BufferedReader in;
    private final Thread reader;
    private final List<String> head = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();
    private String lastEventId = "";
    private boolean ended;

    /** One block of the stream; the lines as they came. */
    public record Block(List<String> lines) {

        public String field(String name) {
            return lines.stream()
                    .filter(line -> line.startsWith(name + ":"))
                    .map(line -> line.substring(name.length() + 1).stripLeading())
                    .collect(Collectors.joining("\n"));
        }

        public String event() {
            return field("event");
        }

        public boolean has(String name) {
            return lines.stream().anyMatch(line -> line.startsWith(name + ":"));
        }

        public JsonNode data() {
            return Api.JSON.readTree(field("data"));
        }

        public boolean isLogged() {
            return has("data") && has("id") && !event().equals("ready");
        }
    }

    private RawStream(Socket socket, String path, String... headers) throws IOException {
        this.socket = socket;
        var request =
                new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n");
        for (var header : headers) {
            request.append(header).append("\r\n");
        }
        socket.getOutputStream().write((request + "\r\n").getBytes(StandardCharsets.UTF_8));
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        reader = Thread.ofVirtual().start(this::read);
    }

    public static RawStream open(int port, String path, String... headers) {
        try {
            return new RawStream(new Socket("127.0.0.1", port), path, headers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Over a connection that somebody else has made, like one with TLS. */
    public static RawStream over(Socket socket, String path, String... headers) {
        try {
            return new RawStream(socket, path, headers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static RawStream of(Server server, String bearer, String path, String... headers) {
        var all = new ArrayList<>(List.of(headers));
        all.add("Authorization: Bearer " + bearer);
        return open(server.port(), path, all.toArray(String[]::new));
    }

    private void read() {
        try {
            for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                add(head, line);
            }
            body();
        } catch (IOException e) {
            // The end, like any other.
        } finally {
            synchronized (this) {
                ended = true;
                notifyAll();
            }
        }
    }

    /** Takes the chunks apart, then the lines. A chunk's own line end may come as late as the next chunk. */
    private void body() throws IOException {
        var chunked = head().toLowerCase(java.util.Locale.ROOT).contains("transfer-encoding: chunked");
        var rest = new StringBuilder();
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            if (!chunked) {
                rest.append(line).append('\n');
            } else if (line.equals("0")) {
                return;
            } else if (!line.isEmpty()) {
                rest.append(bytes(Integer.parseInt(line, 16)));
            }
            for (var end = rest.indexOf("\n\n"); end >= 0; end = rest.indexOf("\n\n")) {
                block(rest.substring(0, end));
                rest.delete(0, end + 2);
            }
        }
    }

    /** Characters until that many bytes have been read. */
    private String bytes(int size) throws IOException {
        var text = new StringBuilder();
        for (int left = size; left > 0; ) {
            var c = in.read();
            if (c < 0) {
                throw new IOException("The stream ended inside a chunk");
            }
            text.append((char) c);
            left -= c < 0x80 ? 1 : c < 0x800 ? 2 : Character.isSurrogate((char) c) ? 2 : 3;
        }
        return text.toString();
    }

    private synchronized void block(String text) {
        var block = new Block(List.of(text.split("\n")));
        blocks.add(block);
        if (block.has("id")) {
            lastEventId = block.field("id");
        }
        notifyAll();
    }

    private synchronized void add(List<String> lines, String line) {
        lines.add(line);
        notifyAll();
    }

    public synchronized String head() {
        return String.join("\n", head);
    }

    public synchronized String lastEventId() {
        return lastEventId;
    }

    public synchronized List<Block> blocks() {
        return List.copyOf(blocks);
    }

    public synchronized boolean hasEnded() {
        return ended;
    }

    /** The events of the log that came so far. */
    public List<Block> events() {
        return blocks().stream().filter(Block::isLogged).toList();
    }

    public List<Long> ids() {
        return events().stream().map(block -> Long.parseLong(block.field("id"))).toList();
    }

    public Block ready() {
        return await(block -> block.event().equals("ready"));
    }

    /** The first block of this kind, waiting up to 20 s for it. */
    public Block await(Predicate<Block> wanted) {
        awaitThat("a block, among " + blocks(), () -> blocks.stream().anyMatch(wanted));
        return blocks().stream().filter(wanted).findFirst().orElseThrow();
    }

    public List<Block> awaitEvents(int count) {
        awaitThat(count + " events", () -> events().size() >= count);
        return events();
    }

    public void awaitEnd() {
        awaitThat("the end", () -> ended);
    }

    private synchronized void awaitThat(String what, java.util.function.BooleanSupplier condition) {
        var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            var left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
            if (left <= 0) {
                throw new AssertionError("Waited in vain for " + what + " after " + head() + "\n" + blocks);
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        reader.interrupt();
    }
}
