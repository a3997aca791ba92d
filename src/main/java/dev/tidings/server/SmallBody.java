package dev.tidings.server;

import dev.tidings.problem.SlowBody;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;
import org.jspecify.annotations.Nullable;

/**
 * A body that is under way. What has come is copied: a piece of one byte would else keep the whole buffer that it came in.
 */
final class SmallBody implements Invocable.Task {

    private final BodyIntake intake;
    private final PacedRequest request;
    private final Response response;
    private final Callback callback;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    private boolean hasWaited;

    SmallBody(BodyIntake intake, PacedRequest request, Response response, Callback callback) {
        this.intake = intake;
        this.request = request;
        this.response = response;
        this.callback = callback;
    }

    /** Called by Jetty's selector too, so nothing in here waits. */
    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    public void run() {
        for (var chunk = request.read(); chunk != null; chunk = request.read()) {
            if (Content.Chunk.isFailure(chunk)) {
                fail(chunk.getFailure());
                return;
            }
            var piece = BufferUtil.toArray(chunk.getByteBuffer());
            bytes.write(piece, 0, piece.length);
            var isLast = chunk.isLast();
            chunk.release();
            if (isLast || bytes.size() > BodyIntake.SMALL) {
                goOn(isLast);
                return;
            }
        }
        hasWaited = true;
        request.demand(this);
    }

    private void fail(Throwable failure) {
        intake.waited();
        if (failure instanceof SlowBody) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
            Response.writeError(request, response, callback, HttpStatus.REQUEST_TIMEOUT_408, SlowBody.DETAIL);
        } else {
            callback.failed(failure);
        }
    }

    private void goOn(boolean isWhole) {
        intake.waited();
        var arrived = bytes.toByteArray();
        Runnable rest = () -> {
            if (isWhole) {
                intake.handleWhole(new WholeRequest(request, arrived), response, callback);
            } else {
                intake.handleLarge(new Begun(request, arrived), response, callback);
            }
        };
        if (hasWaited) {
            request.getComponents().getExecutor().execute(rest);
        } else {
            rest.run();
        }
    }

    /** The request with what has come of its body in front of what is still to come. */
    private static final class Begun extends Request.Wrapper {

        private Content.@Nullable Chunk first;

        Begun(Request request, byte[] first) {
            super(request);
            this.first = Content.Chunk.from(ByteBuffer.wrap(first), false);
        }

        @Override
        public Content.@Nullable Chunk read() {
            var chunk = first;
            if (chunk != null) {
                first = null;
                return chunk;
            }
            return super.read();
        }

        @Override
        public void demand(Runnable task) {
            if (first == null) {
                super.demand(task);
            } else {
                getComponents().getExecutor().execute(task);
            }
        }
    }
}
