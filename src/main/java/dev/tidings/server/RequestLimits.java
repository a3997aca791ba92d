package dev.tidings.server;

import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Bodies keep their pace, and what Jetty refuses is a problem like every other. */
@Component
@Order(0)
class RequestLimits implements WebServerFactoryCustomizer<JettyServletWebServerFactory> {

    private final RequestSettings settings;
    private final JsonMapper json;

    RequestLimits(RequestSettings settings, JsonMapper json) {
        this.settings = settings;
        this.json = json;
    }

    @Override
    public void customize(JettyServletWebServerFactory factory) {
        factory.addServerCustomizers(server -> {
            var intake = new BodyIntake(settings);
            intake.setHandler(server.getHandler());
            server.setHandler(intake);
            server.setErrorHandler(new JettyRefusals(json));
        });
    }
}
