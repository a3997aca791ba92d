package dev.tidings.server;

import java.util.concurrent.Semaphore;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Waits for small bodies without a thread, so that however many are under way, others are served. Larger ones are read by
 * a thread each, as many at a time as leaves threads for others.
 */
final class BodyIntake extends Handler.Wrapper {

    static final int SMALL = 32 * 1024;

    /** Half of the threads that Jetty has. */
    private static final int LARGE_AT_ONCE = 100;

    /** An eighth of the memory, as each may come to its full size and stop there. */
    private final Semaphore small =
            new Semaphore(Math.toIntExact(Math.min(Runtime.getRuntime().maxMemory() / 8 / SMALL, 100_000)));

    private final Semaphore large = new Semaphore(LARGE_AT_ONCE);
    private final RequestSettings settings;

    BodyIntake(RequestSettings settings) {
        this.settings = settings;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (request.getLength() == 0 || HttpMethod.GET.is(request.getMethod())) {
            return super.handle(request, response, callback);
        }
        var paced = new PacedRequest(request, settings);
        if (request.getLength() > SMALL || request.getHeaders().contains(HttpHeader.EXPECT)) {
            handleLarge(paced, response, callback);
        } else if (!small.tryAcquire()) {
            Response.writeError(request, response, callback, HttpStatus.SERVICE_UNAVAILABLE_503);
        } else {
            new SmallBody(this, paced, response, callback).run();
        }
        return true;
    }

    /** One that was waited for is whole, too large after all, or will never be. */
    void waited() {
        small.release();
    }

    void handleLarge(Request request, Response response, Callback callback) {
        if (large.tryAcquire()) {
            handleWhole(request, response, new Callback.Nested(callback) {
                @Override
                public void completed() {
                    large.release();
                }
            });
        } else {
            Response.writeError(request, response, callback, HttpStatus.SERVICE_UNAVAILABLE_503);
        }
    }

    void handleWhole(Request request, Response response, Callback callback) {
        try {
            if (!super.handle(request, response, callback)) {
                Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
            }
        } catch (Exception e) {
            Response.writeError(request, response, callback, e);
        }
    }
}
