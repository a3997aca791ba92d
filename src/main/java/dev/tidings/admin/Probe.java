package dev.tidings.admin;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** A short stream of heartbeats, each with its number and the time at which it was sent, in ms: {@code :3 1795503925877}. */
@Component
class Probe {

    static final int BEATS = 10;

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Logger log = LoggerFactory.getLogger(Probe.class);

    private final Clock clock;

    Probe(Clock clock) {
        this.clock = clock;
    }

    SseEmitter start() {
        var emitter = new SseEmitter(0L);
        Thread.ofVirtual().name("probe").start(() -> beat(emitter));
        return emitter;
    }

    private void beat(SseEmitter emitter) {
        try {
            for (int number = 1; number <= BEATS; number++) {
                emitter.send(SseEmitter.event().comment(number + " " + clock.millis()));
                Thread.sleep(PAUSE);
            }
        } catch (IOException | IllegalStateException e) {
            log.debug("The browser has left", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            // Also where nobody is left to read it: Jetty does not end it by itself.
            emitter.complete();
        }
    }
}
