package dev.tidings.stream;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Lets in so many requests for a stream at a time, and the others in the order in which they came. Each costs a few
 * queries, and after a restart everybody comes at once: those who wait hold neither a thread nor a connection of the
 * database's pool, so that publishing goes on meanwhile.
 */
@Component
@Order(0)
class StreamAdmission implements WebServerFactoryCustomizer<JettyServletWebServerFactory> {

    private final StreamSettings settings;
    private final Changes changes;

    StreamAdmission(StreamSettings settings, Changes changes) {
        this.changes = changes;
        this.settings = settings;
    }

    @Override
    public void customize(JettyServletWebServerFactory factory) {
        factory.addServerCustomizers(server -> {
            var door = new Door(settings.concurrentOpenings(), changes);
            door.setHandler(server.getHandler());
            server.setHandler(door);
        });
    }

    private record Visit(Request request, Response response, Callback callback) {}

    private static final class Door extends Handler.Wrapper {

        private final Changes changes;
        private final Semaphore places;
        private final Queue<Visit> waiting = new ConcurrentLinkedQueue<>();

        Door(int places, Changes changes) {
            this.changes = changes;
            this.places = new Semaphore(places);
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            // Anything but GET is refused, and may have a body that takes its time.
            if (!HttpMethod.GET.is(request.getMethod()) || !StreamPaths.isOne(Request.getPathInContext(request))) {
                return super.handle(request, response, callback);
            }
            waitWithoutLimit(request);
            waiting.add(new Visit(request, response, callback));
            letIn();
            return true;
        }

        /** In a storm the queue may be long. Later the stream has limits of its own. */
        private static void waitWithoutLimit(Request request) {
            var connection = request.getConnectionMetaData();
            if (connection.getHttpVersion() != HttpVersion.HTTP_2) {
                connection.getConnection().getEndPoint().setIdleTimeout(0);
            }
        }

        private void letIn() {
            while (!waiting.isEmpty() && places.tryAcquire()) {
                var next = waiting.poll();
                if (next == null) {
                    places.release();
                } else {
                    getServer().getThreadPool().execute(() -> visit(next));
                }
            }
        }

        private boolean handleNow(Visit visit) throws Exception {
            return super.handle(visit.request(), visit.response(), visit.callback());
        }

        private void visit(Visit visit) {
            changes.mark(visit.request());
            try {
                if (!StreamStart.after(() -> handleNow(visit))) {
                    Response.writeError(visit.request(), visit.response(), visit.callback(), 404);
                }
            } catch (Throwable e) {
                Response.writeError(visit.request(), visit.response(), visit.callback(), e);
            } finally {
                places.release();
                letIn();
            }
        }
    }
}
