package dev.tidings.load;

import dev.tidings.support.Tokens;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Those who ask for a stream while the server goes down, on new connections and on some that have been open for long. */
final class LateComers {

    static final String NOBODY_THERE = "nobody there";
    static final String HUNG_UP = "hung up without an answer";
    static final String SENT_AWAY = "sent away politely";
    static final String JUST_IN_TIME = "a stream, and its goodbye";

    private static final String IDLER =
            "GET /actuator/health/liveness HTTP/1.1\r\nHost: localhost\r\nConnection: keep-alive\r\n\r\n";
    private static final int KEPT = 60;
    private static final int NEWCOMERS = 4;
    private static final Duration APART = Duration.ofMillis(25);

    private final Map<String, AtomicInteger> outcomes = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Socket> kept = new ArrayList<>();
    private final int port;

    LateComers(int port) throws IOException {
        this.port = port;
        for (int i = 0; i < KEPT; i++) {
            var socket = new Socket("127.0.0.1", port);
            socket.getOutputStream().write(IDLER.getBytes(StandardCharsets.US_ASCII));
            kept.add(socket);
        }
        for (var socket : kept) {
            answer(socket);
        }
    }

    /** To its last chunk. */
    private static void answer(Socket socket) throws IOException {
        var text = new StringBuilder();
        while (!text.toString().endsWith("\r\n0\r\n\r\n")) {
            text.append((char) socket.getInputStream().read());
        }
    }

    /** Until the process is gone, one after the other. */
    void comeWhile(Process process) {
        for (int i = 0; i < KEPT; i++) {
            var number = i;
            threads.execute(() -> {
                LockSupport.parkNanos(APART.toNanos() * number);
                note("kept", ask(kept.get(number), "kept" + number));
            });
        }
        for (int i = 0; i < NEWCOMERS; i++) {
            var number = i;
            threads.execute(() -> {
                for (int n = 0; process.isAlive(); n++) {
                    note("new", connect("new" + number + "-" + n));
                    LockSupport.parkNanos(APART.toNanos());
                }
            });
        }
    }

    private void note(String connection, String outcome) {
        outcomes.computeIfAbsent(connection + ": " + outcome, key -> new AtomicInteger())
                .incrementAndGet();
    }

    private String connect(String name) {
        try (var socket = new Socket("127.0.0.1", port)) {
            return ask(socket, name);
        } catch (IOException e) {
            return NOBODY_THERE;
        }
    }

    private static String ask(Socket socket, String name) {
        var transcript = new Transcript();
        var status = 0;
        try (var stream = LeanStream.ask(socket, "/sse", Tokens.of(name), transcript)) {
            try {
                stream.readToEnd(Duration.ofSeconds(20));
            } finally {
                status = stream.status();
            }
            return outcome(stream, transcript);
        } catch (IOException e) {
            return status == 0 ? HUNG_UP : "status " + status + ", then " + e;
        }
    }

    private static String outcome(LeanStream stream, Transcript transcript) {
        if (stream.status() == 0) {
            return HUNG_UP;
        }
        if (stream.status() != 200 || !stream.isOver() || !transcript.hasRetry()) {
            return "status " + stream.status() + (stream.isOver() ? "" : ", cut off");
        }
        if (!transcript.bye().contains("\"shutdown\"")) {
            return "no goodbye";
        }
        return transcript.isReady() ? JUST_IN_TIME : SENT_AWAY;
    }

    /** How many had which outcome. */
    Map<String, Integer> outcomes() throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(30, TimeUnit.SECONDS)) {
            throw new AssertionError("Some are still waiting for their answer");
        }
        var counts = new TreeMap<String, Integer>();
        outcomes.forEach((outcome, count) -> counts.put(outcome, count.get()));
        return counts;
    }
}
