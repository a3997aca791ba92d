package dev.tidings.server;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.eclipse.jetty.util.thread.Scheduler;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Watches over connections that carry no request; the outermost handler tells which do. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class ConnectionLimits implements WebServerFactoryCustomizer<JettyServletWebServerFactory> {

    private static final Duration SWEEP = Duration.ofMillis(500);

    private final ServerSettings settings;

    ConnectionLimits(ServerSettings settings) {
        this.settings = settings;
    }

    @Override
    public void customize(JettyServletWebServerFactory factory) {
        factory.addServerCustomizers(server -> {
            var idle = new IdleConnections(settings, System::nanoTime);
            for (var connector : server.getConnectors()) {
                connector.addBean(idle);
            }
            server.setHandler(new Watch(server.getHandler(), idle));
        });
    }

    private static final class Watch extends Handler.Wrapper {

        private final IdleConnections idle;
        private final Scheduler clock = new ScheduledExecutorScheduler("idle-connections", true);

        Watch(Handler handler, IdleConnections idle) {
            super(handler);
            this.idle = idle;
            addBean(clock);
        }

        @Override
        protected void doStart() throws Exception {
            super.doStart();
            again();
        }

        private void again() {
            clock.schedule(this::sweep, SWEEP.toMillis(), TimeUnit.MILLISECONDS);
        }

        private void sweep() {
            try {
                idle.sweep();
            } finally {
                if (isRunning() || isStarting()) {
                    again();
                }
            }
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            idle.begun(request);
            return super.handle(request, response, callback);
        }
    }
}
