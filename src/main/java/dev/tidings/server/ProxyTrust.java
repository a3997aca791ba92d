package dev.tidings.server;

import java.util.Arrays;
import org.eclipse.jetty.server.HttpConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Puts the judge of forwarded headers in front of everything else. */
@Component
class ProxyTrust implements WebServerFactoryCustomizer<JettyServletWebServerFactory> {

    private static final Logger log = LoggerFactory.getLogger(ProxyTrust.class);

    private final ForwardedHeaders forwardedHeaders;

    ProxyTrust(ProxySettings settings, Environment environment) {
        this.forwardedHeaders = new ForwardedHeaders(TrustedProxies.of(settings.trusted()), settings.headers());
        if (environment.containsProperty("server.forward-headers-strategy")) {
            log.warn("server.forward-headers-strategy has no effect here, as it would believe whoever asks."
                    + " List your proxies in tidings.proxies.trusted instead.");
        }
    }

    @Override
    public void customize(JettyServletWebServerFactory factory) {
        factory.addServerCustomizers(server -> Arrays.stream(server.getConnectors())
                .flatMap(connector -> connector.getConnectionFactories().stream())
                .filter(HttpConfiguration.ConnectionFactory.class::isInstance)
                .map(factoryOf -> ((HttpConfiguration.ConnectionFactory) factoryOf).getHttpConfiguration())
                .filter(configuration -> configuration.getCustomizer(ForwardedHeaders.class) == null)
                .forEach(configuration -> configuration.addCustomizer(forwardedHeaders)));
    }
}
