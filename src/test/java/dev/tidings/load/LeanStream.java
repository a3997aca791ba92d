package dev.tidings.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * One stream on a raw socket, without a thread of its own: whoever holds it reads when they like. Cheap in thousands, on
 * virtual threads.
 */
final class LeanStream implements AutoCloseable {

    private final Socket socket;
    private final Transcript transcript;
    private final Chunks chunks;
    private final byte[] buffer = new byte[2_048];
    private boolean ended;

    private LeanStream(Socket socket, Transcript transcript) {
        this.socket = socket;
        this.transcript = transcript;
        this.chunks = new Chunks(transcript);
    }

    /** Goes on where the transcript ends. */
    static LeanStream open(int port, String path, String bearer, Transcript transcript) throws IOException {
        return open(port, path, bearer, transcript, 0);
    }

    /** @param receiveBuffer of the socket, in bytes; 0: the kernel's choice */
    static LeanStream open(int port, String path, String bearer, Transcript transcript, int receiveBuffer)
            throws IOException {
        var socket = new Socket();
        if (receiveBuffer > 0) {
            socket.setReceiveBufferSize(receiveBuffer);
        }
        try {
            socket.connect(new InetSocketAddress("127.0.0.1", port));
            return ask(socket, path, bearer, transcript);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** On a connection that is open already. */
    static LeanStream ask(Socket socket, String path, String bearer, Transcript transcript) throws IOException {
        transcript.connected();
        var cursor = transcript.lastEventId();
        var request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + bearer + "\r\n"
                + (cursor.isEmpty() ? "" : "Last-Event-ID: " + cursor + "\r\n") + "\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return new LeanStream(socket, transcript);
    }

    /** Until the condition holds, the time is over or the stream ends. Returns whether the condition holds. */
    boolean readUntil(Predicate<Transcript> condition, Duration time) throws IOException {
        var deadline = System.nanoTime() + time.toNanos();
        while (!condition.test(transcript)) {
            var left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0 || !read(buffer.length, left)) {
                return condition.test(transcript);
            }
        }
        return true;
    }

    /** A byte, if one comes within the time. Returns false at the end of the stream. */
    boolean readByte(Duration time) throws IOException {
        return read(1, time.toMillis());
    }

    private boolean read(int most, long millis) throws IOException {
        if (chunks.isOver()) {
            return false;
        }
        socket.setSoTimeout((int) Math.min(millis, Integer.MAX_VALUE));
        try {
            var n = socket.getInputStream().read(buffer, 0, most);
            if (n > 0) {
                chunks.feed(buffer, n);
            } else {
                chunks.end();
            }
            ended = n < 0 || chunks.isOver();
            return !ended;
        } catch (SocketTimeoutException e) {
            return true;
        }
    }

    /** Reads to the end. */
    void readToEnd(Duration time) throws IOException {
        readUntil(transcript -> false, time);
    }

    /** This side's. */
    int port() {
        return socket.getLocalPort();
    }

    /** 0 before an answer came. */
    int status() {
        return chunks.status();
    }

    /** There is nothing more to read. */
    boolean hasEnded() {
        return ended;
    }

    /** It ended as a response should, and not with the connection. */
    boolean isOver() {
        return chunks.isOver();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
