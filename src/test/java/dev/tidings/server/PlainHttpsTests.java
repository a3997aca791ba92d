package dev.tidings.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.support.Certificate;
import dev.tidings.support.Server;
import java.net.http.HttpClient;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tidings ends https itself. */
class PlainHttpsTests {

    @Test
    void allCookiesAreSecure(@TempDir Path directory) throws Exception {
        var certificate = Certificate.make(directory);
        try (var server = Server.start(
                "server.ssl.key-store=" + certificate.store(),
                "server.ssl.key-store-password=" + Certificate.PASSWORD)) {
            var http = HttpClient.newBuilder().sslContext(certificate.trust()).build();
            var guest = new Guest("https://localhost:" + server.port(), http);
            var refused = guest.get("/inbox", "Accept", "text/html");
            assertThat(refused.headers().firstValue("Strict-Transport-Security"))
                    .isPresent();
            assertThat(guest.cookie("REDIRECT_URI")).contains("; Secure");
            guest.signIn("alice", "tidings");
            assertThat(guest.cookie("TIDINGS")).contains("; Secure");
            assertThat(guest.cookie("XSRF-TOKEN")).contains("; Secure");
            assertThat(guest.get("/inbox").statusCode()).isEqualTo(200);
        }
    }
}
