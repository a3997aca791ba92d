package dev.tidings.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.account.Accounts;
import dev.tidings.account.ApiKeys;
import dev.tidings.account.Scope;
import dev.tidings.support.Browserless;
import dev.tidings.support.RawStream;
import dev.tidings.support.Server;
import dev.tidings.support.Tokens;
import dev.tidings.topic.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Contract, sections 2 and 4: what a stream hangs on ends it, says why, and ends no other one. */
class EndsTests {

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
    void signOut() {
        var here = new Browserless();
        var there = new Browserless();
        here.signIn(server.url(), "bob", "tidings");
        there.signIn(server.url(), "bob", "tidings");
        try (var ends = streamOf(here);
                var stays = streamOf(there)) {
            here.submit(server.url(), "/", "/logout", Map.of());
            assertEnd(ends, "signed-out");
            assertStays(stays, "bob");
        }
    }

    @Test
    void aPasswordThatWasChangedElsewhere() {
        var here = new Browserless();
        var there = new Browserless();
        here.signIn(server.url(), "carol", "tidings");
        there.signIn(server.url(), "carol", "tidings");
        try (var stays = streamOf(here);
                var ends = streamOf(there)) {
            here.submit(
                    server.url(),
                    "/settings",
                    "/settings/password",
                    Map.of("current", "tidings", "password", "quite-another-one"));
            assertEnd(ends, "revoked");
            assertStays(stays, "carol");
        }
    }

    @Test
    void aDisabledAccount() {
        var browser = new Browserless();
        browser.signIn(server.url(), "alice", "tidings");
        try (var ofSession = streamOf(browser);
                var ofToken = RawStream.of(server, Tokens.of("ALICE"), "/sse");
                var other = RawStream.of(server, Tokens.of("somebody"), "/sse")) {
            ofToken.ready();
            other.ready();
            server.bean(Accounts.class).disable("alice");
            assertEnd(ofSession, "revoked");
            assertEnd(ofToken, "revoked");
            assertStays(other, "somebody");
        }
    }

    @Test
    void aRevokedKey() {
        var keys = server.bean(ApiKeys.class);
        var key = keys.make("ends", Set.of(Scope.READ), null);
        try (var stream = RawStream.of(server, key.secret(), "/sse")) {
            stream.ready();
            keys.revoke(key.id());
            assertEnd(stream, "revoked");
        }
    }

    @Test
    void anExpiredToken() {
        try (var stream = RawStream.of(server, Tokens.of("brief", Duration.ofSeconds(6)), "/sse")) {
            stream.ready();
            assertEnd(stream, "expired");
        }
    }

    @Test
    void aSessionThatIsNoMore() {
        var browser = new Browserless();
        browser.signIn(server.url(), "admin", "tidings");
        try (var stream = streamOf(browser)) {
            server.bean(JdbcTemplate.class).update("delete from spring_session where principal_name = ?", "admin");
            var streams = server.bean(Streams.class);
            streams.streamsOf("admin").forEach(streams::touch);
            assertEnd(stream, "expired");
        }
    }

    @Test
    void itsAge() {
        try (var quick = Server.start("tidings.stream.max-age=2s");
                var stream = RawStream.of(quick, Tokens.of("old"), "/sse")) {
            stream.ready();
            assertEnd(stream, "max-age");
        }
    }

    @Test
    void aLostRightNarrowsIt() {
        var topics = server.bean(Topics.class);
        topics.create("narrowing", "Narrowing", "", Set.of("user:bob"));
        var browser = new Browserless();
        browser.signIn(server.url(), "bob", "tidings");
        try (var stream =
                RawStream.open(server.port(), "/sse?topics=narrowing,news&types=tick", browser.cookieHeader())) {
            stream.ready();
            tell("topic:narrowing");
            stream.awaitEvents(1);
            topics.openTo("narrowing", Set.of("user:other"));
            tell("topic:narrowing");
            tell("topic:news");
            stream.awaitEvents(2);
            assertThat(stream.events().getLast().data().get("to").asString()).isEqualTo("topic:news");
        }
    }

    private static void tell(String to) {
        server.api().published("{\"type\":\"tick\",\"to\":[\"" + to + "\"]}");
    }

    private static RawStream streamOf(Browserless browser) {
        var stream = RawStream.open(server.port(), "/sse", browser.cookieHeader());
        stream.ready();
        return stream;
    }

    private static void assertEnd(RawStream stream, String reason) {
        stream.awaitEnd();
        var last = stream.blocks().getLast();
        assertThat(last.event()).isEqualTo("bye");
        assertThat(last.data().get("reason").asString()).isEqualTo(reason);
    }

    private static void assertStays(RawStream stream, String person) {
        tell("user:" + person);
        stream.awaitEvents(1);
        assertThat(stream.hasEnded()).isFalse();
    }
}
