package dev.tidings.server;

import dev.tidings.problem.SlowBody;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** A request whose body must keep its pace: a byte now and then would hold whoever reads it for ever. */
final class PacedRequest extends Request.Wrapper {

    private final RequestSettings settings;
    private final long began = System.nanoTime();
    private long received;
    private Content.@Nullable Chunk failure;

    PacedRequest(Request request, RequestSettings settings) {
        super(request);
        this.settings = settings;
    }

    @Override
    public Content.@Nullable Chunk read() {
        if (failure != null) {
            return failure;
        }
        var chunk = super.read();
        if (chunk == null) {
            return null;
        }
        if (Content.Chunk.isFailure(chunk)) {
            failure = chunk.getFailure() instanceof TimeoutException ? slow() : chunk;
            return failure;
        }
        received += chunk.remaining();
        if (chunk.isLast() || !settings.isTooSlow(Duration.ofNanos(System.nanoTime() - began), received)) {
            return chunk;
        }
        chunk.release();
        failure = slow();
        return failure;
    }

    private static Content.Chunk slow() {
        return Content.Chunk.from(new SlowBody(), true);
    }
}
