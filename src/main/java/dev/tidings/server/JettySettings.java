package dev.tidings.server;

import java.util.Arrays;
import org.eclipse.jetty.io.ArrayByteBufferPool;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Small buffers, as an open stream keeps its own; and an accept queue that a storm of reconnects fits into. First of
 * all, as others add to the connectors.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class JettySettings implements WebServerFactoryCustomizer<JettyServletWebServerFactory> {

    private static final int BUFFER = 2 * 1024;
    private static final int ACCEPT_QUEUE = 4_096;

    /** What a slow reader may have in the kernel; what it is behind more than that stays in the log. */
    private static final int SEND_BUFFER = 256 * 1024;

    /** Jetty's own pool has nothing below 4 KiB. */
    private static final int SMALLEST_BUFFER = 64;

    private static final int LARGEST_BUFFER = 64 * 1024;

    /** As Jetty's own pool understands 0. */
    private static final long EIGHTH_OF_THE_HEAP = 0;

    @Override
    public void customize(JettyServletWebServerFactory factory) {
        factory.addServerCustomizers(server -> {
            var connectors = Arrays.stream(server.getConnectors())
                    .map(connector -> connector instanceof ServerConnector socket ? pooled(socket) : connector)
                    .toArray(Connector[]::new);
            server.setConnectors(connectors);
            limit(server, connectors);
            Arrays.stream(connectors).forEach(JettySettings::set);
        });
    }

    /** A connector's pool can be chosen when it is made, and at no other time. One for TLS has checks of its own. */
    private static ServerConnector pooled(ServerConnector given) {
        if (given.getClass() != ServerConnector.class) {
            return given;
        }
        var buffers = new ArrayByteBufferPool.Quadratic(
                SMALLEST_BUFFER, LARGEST_BUFFER, Integer.MAX_VALUE, EIGHTH_OF_THE_HEAP, EIGHTH_OF_THE_HEAP);
        var connector = new ServerConnector(
                given.getServer(),
                null,
                null,
                buffers,
                given.getAcceptors(),
                given.getSelectorManager().getSelectorCount(),
                given.getConnectionFactories().toArray(ConnectionFactory[]::new));
        connector.setHost(given.getHost());
        connector.setPort(given.getPort());
        return connector;
    }

    /** Spring Boot's, {@code server.jetty.max-connections}, knows the connectors that there were before. */
    private static void limit(Server server, Connector... connectors) {
        var limit = server.getBean(NetworkConnectionLimit.class);
        if (limit != null) {
            server.removeBean(limit);
            server.addBean(new NetworkConnectionLimit(limit.getMaxNetworkConnectionCount(), connectors));
        }
    }

    private static void set(Connector connector) {
        if (connector instanceof ServerConnector socket) {
            socket.setAcceptQueueSize(ACCEPT_QUEUE);
            socket.setAcceptedSendBufferSize(SEND_BUFFER);
            // Without TLS no browser speaks it, and an upgrade could slip past a proxy's rules.
            socket.removeConnectionFactory("h2c");
        }
        connector.getConnectionFactories().stream()
                .filter(HttpConfiguration.ConnectionFactory.class::isInstance)
                .map(factory -> ((HttpConfiguration.ConnectionFactory) factory).getHttpConfiguration())
                .forEach(JettySettings::shrink);
    }

    private static void shrink(HttpConfiguration configuration) {
        configuration.setOutputBufferSize(BUFFER);
        configuration.setOutputAggregationSize(BUFFER);
        configuration.setSendServerVersion(false);
    }
}
