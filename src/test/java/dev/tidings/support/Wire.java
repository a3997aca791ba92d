package dev.tidings.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The cable between a browser and a server: it can be cut, held and mended, and tells how many streams it carries. */
public final class Wire implements AutoCloseable {

    private final ServerSocket near;
    private final int far;
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private final Set<Socket> streams = ConcurrentHashMap.newKeySet();
    private final Object gate = new Object();
    private volatile boolean cut;
    private volatile boolean held;

    private Wire(ServerSocket near, int far) {
        this.near = near;
        this.far = far;
        Thread.ofVirtual().start(this::accept);
    }

    public static Wire to(Server server) {
        try {
            return new Wire(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), server.port());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return "http://localhost:" + near.getLocalPort();
    }

    /** Ends what is open, and whatever comes until it is mended. */
    public void cut() {
        cut = true;
        ends.forEach(Wire::end);
    }

    /** What is open stays so, and nothing comes through any more. */
    public void hold() {
        held = true;
    }

    public void mend() {
        cut = false;
        synchronized (gate) {
            held = false;
            gate.notifyAll();
        }
    }

    /** Connections whose last request was for a stream. */
    public int streams() {
        return streams.size();
    }

    private void accept() {
        while (!near.isClosed()) {
            try {
                var here = near.accept();
                ends.add(here);
                connect(here);
            } catch (IOException e) {
                // Closed, or nobody is at the other end.
            }
        }
    }

    private void connect(Socket here) throws IOException {
        if (cut) {
            end(here);
            return;
        }
        try {
            var there = new Socket(InetAddress.getLoopbackAddress(), far);
            ends.add(there);
            Thread.ofVirtual().start(() -> carry(here, there));
            Thread.ofVirtual().start(() -> carry(there, here));
        } catch (IOException e) {
            end(here);
        }
        // A cut that came meanwhile has missed the new ends.
        if (cut) {
            ends.forEach(Wire::end);
        }
    }

    private void carry(Socket from, Socket to) {
        try (from;
                to) {
            var bytes = new byte[16_384];
            for (int n = from.getInputStream().read(bytes);
                    n >= 0;
                    n = from.getInputStream().read(bytes)) {
                note(from, new String(bytes, 0, Math.min(n, 16), StandardCharsets.ISO_8859_1));
                awaitMended();
                to.getOutputStream().write(bytes, 0, n);
            }
        } catch (IOException e) {
            // The other direction ended it, or it was cut.
        } finally {
            ends.remove(from);
            ends.remove(to);
            streams.remove(from);
            streams.remove(to);
        }
    }

    /** Requests come whole, so they begin where their bytes do. */
    private void note(Socket from, String beginning) {
        if (beginning.startsWith("GET /sse")) {
            streams.add(from);
        } else if (beginning.matches("(?s)(GET|POST|PUT|DELETE) /.*")) {
            streams.remove(from);
        }
    }

    private void awaitMended() {
        synchronized (gate) {
            while (held && !cut) {
                try {
                    gate.wait(100);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            near.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
    }
}
