package dev.tidings.demo;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says where the demo is. */
@Component
@Profile("demo")
class Welcome {

    private static final Logger log = LoggerFactory.getLogger(Welcome.class);

    @EventListener
    void listening(WebServerInitializedEvent server) {
        log.info(
                "Open http://localhost:{} and sign in as alice, bob, carol or admin, each with the password tidings",
                server.getWebServer().getPort());
    }
}
