package dev.tidings.stream;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter.DataWithMediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Works on any server. Blocks its thread while the socket is full, so it is called on virtual threads. */
class EmitterWriter implements StreamWriter {

    private static final CompletableFuture<Void> DONE = CompletableFuture.completedFuture(null);

    private final SseEmitter emitter;
    private final Connection connection;

    EmitterWriter(SseEmitter emitter, Connection connection) {
        this.emitter = emitter;
        this.connection = connection;
    }

    @Override
    public CompletableFuture<Void> write(byte[] blocks) {
        try {
            emitter.send(Set.of(new DataWithMediaType(blocks, null)));
            return DONE;
        } catch (IOException | IllegalStateException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public void end() {
        emitter.complete();
    }

    @Override
    public void cut() {
        connection.cut();
    }
}
