package dev.tidings.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.support.Server;
import org.junit.jupiter.api.Test;

/** Some letters become others when they are made small; they are no way around a name's throttle. */
class LookalikeTests {

    @Test
    void aKelvinSignIsNoK() {
        try (var server = Server.start()) {
            server.bean(Accounts.class).create("mark", "long enough", false);
            assertThat("mar\u212A".toLowerCase(java.util.Locale.ROOT)).isEqualTo("mark");
            assertThat(server.bean(Accounts.class).find("mar\u212A")).isEmpty();
            assertThat(server.bean(People.class).exists("mar\u212A")).isFalse();
            assertThat(server.bean(People.class).exists("MARK")).isTrue();
        }
    }
}
