package dev.tidings.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.support.Server;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LanguageChoiceTests {

    private static Server server;

    @BeforeAll
    static void start() {
        server = Server.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void holdsUntilItIsTakenBack() {
        var alice = Browser.of(server.port(), "alice");
        alice.get("/settings");
        assertThat(choose(alice, "de").location()).isEqualTo("/settings");
        assertThat(alice.get("/settings").body()).contains("<html lang=\"de\"", "Einstellungen · Tidings");
        assertThat(alice.get("/nowhere").body()).contains("<html lang=\"de\"", "Hier ist nichts");
        assertThat(alice.get("/posts/999999").body())
                .contains("Hier ist nichts")
                .doesNotContain("no such post");
        choose(alice, "browser");
        assertThat(alice.get("/settings").body()).contains("<html lang=\"en\"", "Settings · Tidings");
    }

    @Test
    void anUnknownOneIsRefusedByName() {
        var alice = Browser.of(server.port(), "alice");
        alice.get("/settings");
        var refused = alice.fetch("/settings/language", Map.of("_method", "put", "language", "fr"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("\"language\"", "Choose en, de or browser.");
        assertThat(choose(alice, "fr").status()).isEqualTo(422);
    }

    @Test
    void whatIsRefusedIsSaidInIt() {
        var alice = Browser.of(server.port(), "alice");
        alice.get("/settings");
        choose(alice, "de");
        var refused = alice.submit("/settings/password", Map.of("current", "wrong", "password", "short"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("Das ist nicht dein Passwort.", "Mindestens 8 Zeichen, bitte.");
        alice.submit("/logout", Map.of());
        alice.get("/login");
        alice.submit("/login", Map.of("username", "alice", "password", "wrong"));
        assertThat(alice.get("/login?error").body()).contains("gehören nicht zusammen");
    }

    private static Browser.Answer choose(Browser browser, String language) {
        return browser.submit("/settings/language", Map.of("_method", "put", "language", language));
    }
}
