package dev.tidings.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.account.ApiKeys;
import dev.tidings.account.Scope;
import dev.tidings.support.Api;
import dev.tidings.support.Browserless;
import dev.tidings.support.Databases;
import dev.tidings.support.RawStream;
import dev.tidings.support.Server;
import dev.tidings.support.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;

/** No secret, no token and no text of a notification stands in the log, whatever fails. */
@ExtendWith(OutputCaptureExtension.class)
class LogLinesTests {

    private static final String WRONG_PASSWORD = "Telltale-Wrong-Password";
    private static final String TITLE = "Telltale-Title";
    private static final String TEXT = "Telltale-Text";

    private final List<String> telltales =
            new ArrayList<>(List.of(WRONG_PASSWORD, TITLE, TEXT, Indiscreet.SECRET, "elltale"));

    @ParameterizedTest
    @EnumSource
    void sayNothingOfThatInDetail(Databases database, CapturedOutput output) {
        mainDeeds(database, "logging.level.dev.tidings=debug");
        staysSecret(output);
    }

    @ParameterizedTest
    @EnumSource
    void sayNothingOfThatByDefault(Databases database, CapturedOutput output) {
        mainDeeds(database);
        staysSecret(output);
    }

    private void staysSecret(CapturedOutput output) {
        var all = output.getAll();
        assertThat(all)
                .contains("Started", "Reference", "Events were not committed", "Caused by: IllegalStateException");
        assertThat(telltales).allSatisfy(telltale -> assertThat(all).doesNotContain(telltale));
    }

    private void mainDeeds(Databases database, String... properties) {
        var all = new ArrayList<>(List.of(properties));
        all.add("logging.level.root=info");
        // The database server's own words, which it says in its own log: not ours to keep.
        all.add("logging.level.io.zonky=off");
        var indiscreet = new Indiscreet();
        try (var server = Server.with(indiscreet, database.fresh(), all.toArray(String[]::new))) {
            indiscreet.use(server.bean(JdbcTemplate.class));
            signIns(server);
            streams(server);
            publishing(server);
            failures(server);
        }
    }

    private void signIns(Server server) {
        var bob = new Browserless();
        bob.submit(server.url(), "/login", "/login", Map.of("username", "bob", "password", WRONG_PASSWORD));
        bob.signIn(server.url(), "bob", "tidings");
        telltales.add(bob.cookieHeader().replaceAll(".*TIDINGS=([^;]+).*", "$1"));
        try (var stream = RawStream.open(server.port(), "/sse", bob.cookieHeader())) {
            stream.ready();
            var fields = Map.of("name", "telltale", "password", WRONG_PASSWORD, "title", TITLE, "text", TEXT);
            bob.submit(server.url(), "/settings", "/settings/password", fields);
            bob.submit(server.url(), "/", "/posts", fields);
        }
        new Browserless()
                .submit(
                        server.url(),
                        "/signup",
                        "/signup",
                        Map.of("username", "telltale ✗", "password", WRONG_PASSWORD));
    }

    private void streams(Server server) {
        var token = Tokens.of("carol");
        telltales.add(token);
        telltales.add(token.substring(token.lastIndexOf('.')));
        try (var inHeader = RawStream.of(server, token, "/sse");
                var inUrl = RawStream.open(server.port(), "/sse?access_token=" + token)) {
            inHeader.ready();
            inUrl.ready();
        }
        var bad = token + "x";
        assertThat(new Api(server.url(), "").get("/sse?access_token=" + bad).status())
                .isEqualTo(401);
        new Api(server.url(), bad).get("/api/v1/events?access_token=" + token);
        new Api(server.url(), "").get("/login?access_token=" + token);
    }

    private void publishing(Server server) {
        var key = server.bean(ApiKeys.class).make("k", Set.of(Scope.PUBLISH, Scope.READ), null);
        telltales.add(key.secret());
        telltales.add(key.secret().substring(4));
        var api = new Api(server.url(), key.secret());
        var content = "\"title\":\"%s\",\"text\":\"%s\"".formatted(TITLE, TEXT);
        var id = api.published("{\"type\":\"x\",\"to\":[\"everyone\",\"user:bob\"]," + content + "}");
        assertThat(api.patch("/api/v1/events/" + id, "{" + content + "}").status())
                .isEqualTo(200);
        assertThat(api.publish("{\"type\":\"x\",\"to\":[\"everyone\"]," + TEXT + "}")
                        .status())
                .isEqualTo(400);
        assertThat(api.publish("{\"type\":\"" + TEXT + "\",\"to\":\"" + TITLE + "\"}")
                        .status())
                .isEqualTo(422);
        assertThat(api.publish("{\"type\":\"x\",\"to\":[\"everyone\"],\"data\":\"" + TEXT + "\"}")
                        .status())
                .isEqualTo(422);
        assertThat(api.delete("/api/v1/events/" + id).status()).isEqualTo(204);
        assertThat(new Api(server.url(), key.secret() + "x")
                        .get("/api/v1/topics")
                        .status())
                .isEqualTo(401);
        api.publish("{\"type\":\"" + Indiscreet.BREAKING + "\",\"to\":[\"everyone\"]," + content + "}");
    }

    private void failures(Server server) {
        var alice = new Browserless();
        alice.signIn(server.url(), "alice", "tidings");
        for (var path : List.of("/indiscreet", "/indiscreet/row")) {
            assertThat(alice.open(server.url(), path).statusCode()).isGreaterThanOrEqualTo(500);
            assertThat(server.api().get("/api/v1" + path).status()).isGreaterThanOrEqualTo(500);
        }
    }
}
