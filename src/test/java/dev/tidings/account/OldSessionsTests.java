package dev.tidings.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.support.Browserless;
import dev.tidings.support.Server;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class OldSessionsTests {

    @Test
    void whatIsOverIsDeletedAndWhatIsNotStays() {
        try (var server = Server.start()) {
            var jdbc = server.bean(JdbcTemplate.class);
            new Browserless().signIn(server.url(), "bob", "tidings");
            jdbc.update("update spring_session set expiry_time = 1");
            var alice = new Browserless();
            alice.signIn(server.url(), "alice", "tidings");

            server.bean(OldSessions.class).delete();

            assertThat(jdbc.queryForList("select principal_name from spring_session", String.class))
                    .containsExactly("alice");
            assertThat(alice.get(server.url(), "/").statusCode()).isEqualTo(200);
        }
    }
}
