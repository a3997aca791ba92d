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

    @Test
    void aTextThatIsRefusedIsSoInIt() {
        var alice = Browser.of(server.port(), "alice");
        alice.get("/settings");
        choose(alice, "de");
        alice.get("/");
        assertThat(alice.fetch("/posts", Map.of("text", " ")).body()).contains("Schreib erst etwas.");
        assertThat(alice.submit("/posts", Map.of("text", "x".repeat(4_001))).body())
                .contains("Das sind 4.001 Zeichen; 4.000 passen.");
    }

    @Test
    void whatWaitsInTheSessionIsSaidInIt() {
        var alice = Browser.of(server.port(), "alice");
        alice.get("/settings");
        choose(alice, "de");
        assertThat(quietUntil(alice, "22:00").body()).contains("Sie endet, wo sie beginnt.");
        quietUntil(alice, "07:00");
        assertThat(alice.get("/settings").body()).contains("Von 22:00 bis 07:00 ist Ruhe.");
        alice.submit("/settings/mutes", Map.of("_method", "put", "what", "type:like"));
        assertThat(alice.get("/settings").body()).contains("Stummgeschaltet: Likes.", "Art, seit", "Unbekanntes Gerät");
    }

    private static Browser.Answer quietUntil(Browser browser, String time) {
        return browser.submit(
                "/settings/quiet-hours",
                Map.of("_method", "put", "on", "true", "from", "22:00", "until", time, "zone", "Europe/Berlin"));
    }

    private static Browser.Answer choose(Browser browser, String language) {
        return browser.submit("/settings/language", Map.of("_method", "put", "language", language));
    }
}
