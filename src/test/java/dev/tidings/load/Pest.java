package dev.tidings.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A connection of somebody who means no good: says something, then perhaps a byte now and then, and never hangs up. */
final class Pest {

    private static final Duration NOW_AND_THEN = Duration.ofMillis(400);

    private final Socket socket = new Socket();
    private final String first;
    private final @Nullable String drop;
    private volatile boolean spoken;
    private volatile boolean closed;
    private volatile boolean failed;

    private Pest(String first, @Nullable String drop) {
        this.first = first;
        this.drop = drop;
    }

    /** Says this and no more; it may be empty. */
    static Pest silentAfter(int port, String text) {
        return start(port, new Pest(text, null));
    }

    /** Says this, then the drop again and again. */
    static Pest dripping(int port, String text, String drop) {
        return start(port, new Pest(text, drop));
    }

    private static Pest start(int port, Pest pest) {
        Thread.ofVirtual().start(() -> pest.run(port));
        return pest;
    }

    private void run(int port) {
        try (socket) {
            socket.connect(new InetSocketAddress("127.0.0.1", port));
            say(first);
            spoken = true;
            socket.setSoTimeout((int) NOW_AND_THEN.toMillis());
            while (hear()) {
                if (drop != null) {
                    say(drop);
                }
            }
        } catch (IOException e) {
            failed = !socket.isConnected();
        } finally {
            closed = true;
        }
    }

    private void say(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** False once the server has hung up. */
    private boolean hear() throws IOException {
        try {
            return socket.getInputStream().read(new byte[1_024]) >= 0;
        } catch (SocketTimeoutException e) {
            return true;
        }
    }

    /** It is there and has said the first thing, or has been hung up on. */
    boolean hasCome() {
        return spoken || closed;
    }

    /** The server has hung up, or never answered. */
    boolean isClosed() {
        return closed;
    }

    /** It could not even connect. */
    boolean hasFailed() {
        return failed;
    }

    void hangUp() throws IOException {
        socket.close();
    }
}
