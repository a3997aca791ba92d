package dev.tidings.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReadersTests {

    private final Readers readers = new Readers(new Messages());

    @Test
    void areNamedInTheReadersLanguage() {
        var some = List.of("key:deploys", "role:ADMIN", "user:bob");
        assertThat(readers.of(some, "en")).isEqualTo("the key deploys, admins and bob");
        assertThat(readers.of(some, "de")).isEqualTo("der Schlüssel deploys, Admins und bob");
        assertThat(readers.of(List.of("role:ADMIN"), "en")).isEqualTo("admins");
        assertThat(readers.of(List.of("everyone"), "de")).isEqualTo("alle Konten");
        assertThat(readers.of(List.of(), "en")).isEqualTo("nobody");
    }
}
