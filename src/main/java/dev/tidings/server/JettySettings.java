package dev.tidings.server;

import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Small buffers, as an open stream keeps its own; and an accept queue that a storm of reconnects fits into. */
@Component
class JettySettings implements WebServerFactoryCustomizer<JettyServletWebServerFactory> {

    private static final int BUFFER = 2 * 1024;
    private static final int ACCEPT_QUEUE = 4_096;

    @Override
    public void customize(JettyServletWebServerFactory factory) {
        factory.addServerCustomizers(server -> {
            for (var connector : server.getConnectors()) {
                if (connector instanceof ServerConnector socket) {
                    socket.setAcceptQueueSize(ACCEPT_QUEUE);
                }
                connector.getConnectionFactories().stream()
                        .filter(HttpConnectionFactory.class::isInstance)
                        .map(factoryOf -> ((HttpConnectionFactory) factoryOf).getHttpConfiguration())
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
