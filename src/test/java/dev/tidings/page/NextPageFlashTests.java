package dev.tidings.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.support.Server;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NextPageFlashTests {

    private static Server server;

    private Browser alice;

    @BeforeAll
    static void start() {
        server = Server.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void openSettings() {
        alice = Browser.of(server.port(), "alice");
        alice.get("/settings");
    }

    private void keepQuietUntil(String until) {
        var saved = alice.submit(
                "/settings/quiet-hours",
                Map.of("_method", "put", "on", "true", "from", "22:00", "until", until, "zone", "UTC"));
        assertThat(saved.location()).isEqualTo("/settings");
    }

    private String banner() {
        var page = alice.get("/settings").body();
        return page.contains("banner-good") ? page.replaceAll("(?s).*banner-good.*?<p>(.*?)</p>.*", "$1") : "";
    }

    @Test
    void isSaidOnThePageThatTheFormLeadsToAndThereOnce() {
        keepQuietUntil("07:00");
        alice.fetch("/settings/theme", Map.of("_method", "put", "theme", "dark"));
        alice.get("/css/index.css", "text/css");
        alice.get("/js/app.js", "*/*");
        alice.get("/api/v1/notifications", "*/*");
        alice.getByScript("/");
        assertThat(banner()).isEqualTo("It is quiet from 22:00 until 07:00.");
        assertThat(banner()).isEmpty();
    }

    @Test
    void isSaidToAProgramThatTakesAnything() {
        keepQuietUntil("07:00");
        assertThat(alice.get("/settings", "*/*").body()).contains("It is quiet from 22:00 until 07:00.");
        assertThat(banner()).isEmpty();
    }

    @Test
    void isGoneWithWhicheverPageIsOpenedNext() {
        keepQuietUntil("07:00");
        alice.get("/topics");
        assertThat(banner()).isEmpty();
    }

    @Test
    void theLastOfSeveralCounts() {
        keepQuietUntil("07:00");
        keepQuietUntil("08:00");
        assertThat(banner()).isEqualTo("It is quiet from 22:00 until 08:00.");
        assertThat(banner()).isEmpty();
    }
}
