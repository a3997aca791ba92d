package dev.tidings.stream;

import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Writes past the servlet API, which would block where the socket is full: for TLS and HTTP/2. */
final class CoreWriter implements StreamWriter {

    private final StreamWriter emitter;
    private final Response response;

    /** @param emitter begins and ends the response */
    CoreWriter(StreamWriter emitter, Response response) {
        this.emitter = emitter;
        this.response = response;
    }

    @Override
    public CompletableFuture<Void> begin(Sequence blocks) {
        return emitter.begin(blocks);
    }

    @Override
    public CompletableFuture<Void> write(Sequence blocks) {
        var done = new Callback.Completable();
        response.write(false, blocks.bytes(), done);
        return done;
    }

    @Override
    public void end() {
        emitter.end();
    }

    @Override
    public void cut() {
        emitter.cut();
    }
}
