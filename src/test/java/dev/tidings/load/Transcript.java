package dev.tidings.load;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** What one reader got over all its connections, read by the WHATWG rules; a few kilobytes each. */
final class Transcript {

    private final BitSet ids = new BitSet();
    private final List<String> faults = new ArrayList<>();
    private String lastEventId;
    private long last;
    private int connections;
    private long start = -1;

    private byte[] line = new byte[512];
    private int length;
    private String event = "";
    private String id = "";
    private String data = "";
    private String ready = "";
    private String bye = "";
    private boolean retry;

    Transcript() {
        this("");
    }

    /** @param cursor where it starts; empty: from now on */
    Transcript(String cursor) {
        this.lastEventId = cursor;
    }

    /** A new connection: what was cut off in the middle of a block never was. */
    synchronized void connected() {
        connections++;
        length = 0;
        ready = "";
        bye = "";
        retry = false;
        startBlock();
    }

    synchronized void feed(byte[] bytes, int from, int to) {
        for (int start = from; start < to; ) {
            var end = start;
            while (end < to && bytes[end] != '\n') {
                end++;
            }
            keep(bytes, start, end);
            if (end < to) {
                line();
                length = 0;
            }
            start = end + 1;
        }
    }

    private void keep(byte[] bytes, int from, int to) {
        if (length + to - from > line.length) {
            line = Arrays.copyOf(line, Math.max(line.length * 2, length + to - from));
        }
        System.arraycopy(bytes, from, line, length, to - from);
        length += to - from;
    }

    private void line() {
        if (length == 0) {
            block();
            startBlock();
            return;
        }
        var text = new String(line, 0, length, StandardCharsets.ISO_8859_1);
        if (text.startsWith("data: ")) {
            data = text.substring(6);
        } else if (text.startsWith("event: ")) {
            event = text.substring(7);
        } else if (text.startsWith("id: ")) {
            id = text.substring(4);
        } else if (text.startsWith("retry: ")) {
            retry = true;
        } else if (!text.startsWith(":")) {
            fault("an unknown line: " + text);
        }
    }

    private void block() {
        switch (event) {
            case "ready" -> begin();
            case "bye" -> bye = data;
            default -> {
                if (!id.isEmpty() && !data.isEmpty()) {
                    log(Long.parseLong(id));
                }
            }
        }
        if (!id.isEmpty()) {
            lastEventId = id;
        }
    }

    private void begin() {
        ready = data;
        var verdict = lastEventId.isEmpty() ? "none" : "resumed";
        if (!data.contains("\"catchUp\":\"" + verdict + "\"") || !retry) {
            fault("after the cursor “" + lastEventId + "”: " + data);
        }
        if (start < 0) {
            start = Long.parseLong(id);
        }
    }

    private void log(long number) {
        if (number <= last) {
            fault(number + " came after " + last);
        }
        if (!data.startsWith("{\"id\":" + number + ",") || !data.endsWith("}")) {
            fault(number + " came with " + data);
        }
        last = number;
        ids.set(Math.toIntExact(number));
    }

    private void startBlock() {
        event = "";
        id = "";
        data = "";
    }

    synchronized void fault(String what) {
        if (faults.size() < 20) {
            faults.add("connection " + connections + ": " + what);
        }
    }

    /** The ids of the events of the log, over all connections. */
    synchronized BitSet ids() {
        return (BitSet) ids.clone();
    }

    /** What must not happen, in words. */
    synchronized List<String> faults() {
        return List.copyOf(faults);
    }

    /** The cursor that the first connection started from; -1 before it is known. */
    synchronized long start() {
        return start;
    }

    /** The last event of the log. */
    synchronized long last() {
        return last;
    }

    synchronized String lastEventId() {
        return lastEventId;
    }

    synchronized int connections() {
        return connections;
    }

    /** On this connection. */
    synchronized boolean isReady() {
        return !ready.isEmpty();
    }

    /** On this connection; empty if none came. */
    synchronized String bye() {
        return bye;
    }

    /** On this connection. */
    synchronized boolean hasRetry() {
        return retry;
    }
}
