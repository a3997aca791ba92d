package dev.tidings.stream;

import java.util.concurrent.ThreadLocalRandom;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** What a new stream gets while the server drains: an EventSource gives up for good on any status but 200. */
record Farewell(SseEmitter emitter) implements Runnable {

    @Override
    public void run() {
        var writer = new EmitterWriter(emitter);
        var retry = Control.retry(ThreadLocalRandom.current().nextLong(2_000, 5_000)) + "\n";
        writer.write(Control.bytes(retry)).thenCompose(done -> writer.write(Control.bye("shutdown")));
        writer.end();
    }
}
