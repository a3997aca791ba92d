package dev.tidings.server;

import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.ServerConnector;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Small buffers, as an open stream keeps its own; and an accept queue that a storm of reconnects fits into. */
@Component
class JettySettings implements WebServerFactoryCustomizer<JettyServletWebServerFactory> {

    private static final int BUFFER = 2 * 1024;
    private static final int ACCEPT_QUEUE = 4_096;

    /** What a slow reader may have in the kernel; what it is behind more than that stays in the log. */
    private static final int SEND_BUFFER = 256 * 1024;

    @Override
    public void customize(JettyServletWebServerFactory factory) {
        factory.addServerCustomizers(server -> {
            for (var connector : server.getConnectors()) {
                if (connector instanceof ServerConnector socket) {
                    socket.setAcceptQueueSize(ACCEPT_QUEUE);
                    socket.setAcceptedSendBufferSize(SEND_BUFFER);
                    // Without TLS no browser speaks it, and an upgrade could slip past a proxy's rules.
                    socket.removeConnectionFactory("h2c");
                }
                connector.getConnectionFactories().stream()
                        .filter(HttpConfiguration.ConnectionFactory.class::isInstance)
                        .map(factoryOf -> ((HttpConfiguration.ConnectionFactory) factoryOf).getHttpConfiguration())
                        .forEach(JettySettings::shrink);
            }
        });
    }

    private static void shrink(HttpConfiguration configuration) {
        configuration.setOutputBufferSize(BUFFER);
        configuration.setOutputAggregationSize(BUFFER);
        configuration.setSendServerVersion(false);
    }
}
