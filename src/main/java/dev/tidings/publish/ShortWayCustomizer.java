package dev.tidings.publish;

import dev.tidings.account.ApiKeys;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Puts the short way before all servlets, and behind the handlers that wait for bodies and believe proxies. */
@Component
@Order(-1)
class ShortWayCustomizer implements WebServerFactoryCustomizer<JettyServletWebServerFactory> {

    private final ApiKeys keys;
    private final EventRules rules;
    private final GroupCommit groupCommit;
    private final ShortAnswers answers;

    ShortWayCustomizer(ApiKeys keys, EventRules rules, GroupCommit groupCommit, ShortAnswers answers) {
        this.keys = keys;
        this.rules = rules;
        this.groupCommit = groupCommit;
        this.answers = answers;
    }

    @Override
    public void customize(JettyServletWebServerFactory factory) {
        var path = factory.getSettings().getContextPath() + PublishController.EVENTS;
        factory.addServerCustomizers(server ->
                server.setHandler(new ShortWay(server.getHandler(), path, keys, rules, groupCommit, answers)));
    }
}
