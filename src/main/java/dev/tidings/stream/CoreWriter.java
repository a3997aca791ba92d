package dev.tidings.stream;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Writes past the servlet API, which would block where the socket is full: for TLS and HTTP/2. */
final class CoreWriter extends EmitterWriter {

    private final Response response;

    CoreWriter(SseEmitter emitter, Runnable cut, Executor executor, Response response) {
        super(emitter, cut, executor);
        this.response = response;
    }

    @Override
    public CompletableFuture<Void> write(Sequence blocks) {
        var done = new Callback.Completable();
        response.write(false, blocks.bytes(), done);
        return done;
    }
}
