package dev.tidings.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.support.Server;
import java.net.http.HttpResponse;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What proxies say of others changes what the server does for trusted ones, and nothing for anybody else. */
class ForwardedHeadersTests {

    private static final String[] HTTPS = {
        "X-Forwarded-For", "203.0.113.7", "X-Forwarded-Proto", "https", "X-Forwarded-Host", "tidings.example"
    };

    private static Server trusting;
    private static Server trustingNobody;

    @BeforeAll
    static void start() {
        trusting = Server.start("tidings.proxies.trusted=127.0.0.0/8,::1");
        trustingNobody = Server.start("server.forward-headers-strategy=framework");
    }

    @AfterAll
    static void stop() {
        trusting.close();
        trustingNobody.close();
    }

    @Test
    void behindHttpsAllCookiesAreSecure() {
        var guest = new Guest(trusting.url(), HTTPS);
        var refused = guest.get("/inbox", "Accept", "text/html");
        assertThat(refused.headers().firstValue("Strict-Transport-Security")).isPresent();
        assertThat(guest.cookie("REDIRECT_URI")).contains("; Secure");
        assertThat(guest.signIn("alice", "tidings").statusCode()).isEqualTo(302);
        assertThat(guest.cookie("TIDINGS")).contains("; Secure");
        assertThat(guest.cookie("XSRF-TOKEN")).contains("; Secure");
        assertThat(guest.get("/inbox").statusCode()).isEqualTo(200);
    }

    @Test
    void whatAStrangerSaysOfHttpsChangesNothing() {
        var guest = new Guest(trustingNobody.url(), HTTPS);
        var refused = guest.get("/inbox", "Accept", "text/html");
        assertThat(refused.headers().firstValue("Strict-Transport-Security")).isEmpty();
        assertThat(guest.cookie("REDIRECT_URI")).isNotEmpty().doesNotContain("Secure");
        guest.signIn("alice", "tidings");
        assertThat(guest.cookie("TIDINGS")).isNotEmpty().doesNotContain("Secure");
        assertThat(guest.cookie("XSRF-TOKEN")).isNotEmpty().doesNotContain("Secure");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tidings.example      | 443  | https://tidings.example
            tidings.example      | 8443 | https://tidings.example:8443
            tidings.example:8443 | 443  | https://tidings.example:8443
            [2001:db8::7]:8443   | 8443 | https://[2001:db8::7]:8443
            """)
    void theServerKnowsWhereItsClientWent(String host, String port, String origin) {
        var page =
                connection(trusting, "X-Forwarded-Proto", "https", "X-Forwarded-Host", host, "X-Forwarded-Port", port);
        assertThat(page).contains("data-origin=\"" + origin + "\"");
    }

    @Test
    void aStrangerCannotTellItWhereItIs() {
        var page = connection(trustingNobody, HTTPS);
        assertThat(page)
                .contains("data-origin=\"" + trustingNobody.url() + "\"")
                .contains("data-address=\"127.0.0.1\"")
                .contains("tidings.proxies.trusted=127.0.0.1");
    }

    @Test
    void redirectsStayWhereTheClientIs() {
        var guest = new Guest(trusting.url(), HTTPS);
        assertThat(location(guest.get("/inbox", "Accept", "text/html"))).isEqualTo("/login");
        assertThat(location(guest.signIn("bob", "tidings"))).startsWith("https://tidings.example/inbox");
        var stranger = new Guest(trustingNobody.url(), HTTPS);
        stranger.get("/inbox", "Accept", "text/html");
        assertThat(location(stranger.signIn("bob", "tidings"))).startsWith(trustingNobody.url() + "/inbox");
    }

    /** What the client itself adds is worth nothing. */
    @Test
    void guessesCountForTheAddressThatTheProxySaw() {
        assertThat(guesses(trusting, i -> "198.51.100." + i + ", 203.0.113.66")).isTrue();
        assertThat(isRefused(trusting, "203.0.113.66, 203.0.113.67")).isFalse();
    }

    @Test
    void guessesOfAStrangerCountForTheirOwnAddress() {
        try (var server = Server.start()) {
            assertThat(guesses(server, i -> "198.51.100." + i)).isTrue();
        }
    }

    /** Whether who guesses is refused at last, even with the right password. */
    private static boolean guesses(Server server, IntFunction<String> forwardedFor) {
        return IntStream.range(0, 200)
                .peek(i -> new Guest(server.url(), "X-Forwarded-For", forwardedFor.apply(i)).signIn("guess" + i, "no"))
                .anyMatch(i -> isRefused(server, forwardedFor.apply(i)));
    }

    @Test
    void onlyTheFamilyOfHeadersThatIsSetIsBelieved() {
        try (var server = Server.start(
                "tidings.proxies.trusted=127.0.0.1,::1",
                "tidings.proxies.headers=forwarded",
                "server.forward-headers-strategy=native")) {
            var rfc = connection(server, "Forwarded", "for=203.0.113.7;proto=https;host=\"tidings.example:8443\"");
            assertThat(rfc)
                    .contains("data-origin=\"https://tidings.example:8443\"")
                    .contains("data-address=\"203.0.113.7\"");
            assertThat(connection(server, HTTPS)).contains("data-origin=\"" + server.url() + "\"");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "X-Forwarded-Proto, javascript",
        "X-Forwarded-Host, evil.example/path",
        "X-Forwarded-Host, a b",
        "X-Forwarded-Port, 70000"
    })
    void nonsenseOfATrustedProxyIsRefused(String name, String value) {
        assertThat(new Guest(trusting.url(), name, value).get("/login").statusCode())
                .isEqualTo(400);
    }

    private static boolean isRefused(Server server, String forwardedFor) {
        return location(new Guest(server.url(), "X-Forwarded-For", forwardedFor).signIn("alice", "tidings"))
                .contains("error");
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    /** What the page says on which the server shows what it sees. */
    private static String connection(Server server, String... headers) {
        var admin = new Guest(server.url(), headers);
        admin.signIn("admin", "tidings");
        return admin.get("/admin/connection").body();
    }
}
