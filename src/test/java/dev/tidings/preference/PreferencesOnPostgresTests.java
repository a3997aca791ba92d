package dev.tidings.preference;

import dev.tidings.support.Databases;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The same promises, with PostgreSQL's locks. */
class PreferencesOnPostgresTests extends PreferencesTests {

    @DynamicPropertySource
    static void postgres(DynamicPropertyRegistry properties) {
        var url = Databases.POSTGRESQL.fresh();
        properties.add("spring.datasource.url", () -> url);
        properties.add("spring.datasource.username", Databases.POSTGRESQL::user);
    }
}
