package dev.tidings.stream;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter.DataWithMediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Works on any server, and begins and ends each response. A full socket blocks a thread of the executor's. */
class EmitterWriter implements StreamWriter {

    private static final Logger log = LoggerFactory.getLogger(EmitterWriter.class);

    private final SseEmitter emitter;
    private final Runnable cut;
    private final Executor executor;

    /** @param cut closes the connection at once */
    EmitterWriter(SseEmitter emitter, Runnable cut, Executor executor) {
        this.emitter = emitter;
        this.cut = cut;
        this.executor = executor;
    }

    @Override
    public final CompletableFuture<Void> begin(Sequence blocks) {
        return CompletableFuture.runAsync(() -> send(blocks), executor);
    }

    private void send(Sequence blocks) {
        try {
            emitter.send(Set.of(new DataWithMediaType(blocks.bytes().array(), null)));
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    @Override
    public CompletableFuture<Void> write(Sequence blocks) {
        return begin(blocks);
    }

    @Override
    public void end() {
        try {
            emitter.complete();
        } catch (IllegalStateException e) {
            log.debug("The response had ended before", e);
        }
    }

    @Override
    public final void cut() {
        cut.run();
    }
}
