package dev.tidings.stream;

import java.util.concurrent.ThreadLocalRandom;

/** What a new stream gets while the server drains: an EventSource gives up for good on any status but 200. */
record Farewell(StreamWriter writer) implements Runnable {

    @Override
    public void run() {
        var retry = Control.retry(ThreadLocalRandom.current().nextLong(2_000, 5_000)) + "\n";
        writer.write(Control.bytes(retry)).thenCompose(done -> writer.write(Control.bye("shutdown")));
        writer.end();
    }
}
