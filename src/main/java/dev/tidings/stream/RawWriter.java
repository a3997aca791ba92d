package dev.tidings.stream;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.util.Callback;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Writes chunks of HTTP/1.1 straight to the socket, and leaves to Jetty what does not fit into it. Jetty begins and
 * ends the response: it owes the end of its last chunk, and so does each chunk that is written here, so that the
 * response ends as it should.
 */
final class RawWriter extends EmitterWriter {

    private final SocketChannelEndPoint endPoint;
    private final SocketChannel socket;

    RawWriter(
            SseEmitter emitter, Runnable cut, Executor executor, SocketChannelEndPoint endPoint, SocketChannel socket) {
        super(emitter, cut, executor);
        this.endPoint = endPoint;
        this.socket = socket;
    }

    @Override
    public CompletableFuture<Void> write(Sequence blocks) {
        var chunk = blocks.chunk();
        try {
            socket.write(chunk);
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        }
        if (!chunk.hasRemaining()) {
            return WRITTEN;
        }
        var done = new Callback.Completable();
        endPoint.write(done, chunk);
        return done;
    }

    /** Jetty has not seen the writes, and while it stops it would give up an end that waits for a thread. */
    @Override
    public void end() {
        endPoint.notIdle();
        super.end();
    }
}
