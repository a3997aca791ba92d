package dev.tidings.ops;

import dev.tidings.log.Appending;
import dev.tidings.log.Event;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Fails wherever it can, with what nobody else should read in the message. Other tests must not find it. */
@RestController
@Profile("indiscreet")
class Indiscreet implements Appending {

    static final String SECRET = "Telltale-Of-A-Row";

    /** An event of this type breaks a constraint of the database. */
    static final String BREAKING = "breaking";

    private volatile @Nullable JdbcTemplate jdbc;

    void use(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        jdbc.execute("create table indiscreet (name varchar(40) primary key, size integer not null)");
        jdbc.update("insert into indiscreet values (?, 1)", SECRET);
    }

    @GetMapping({"/api/v1/indiscreet", "/indiscreet"})
    String fail() {
        throw new IllegalArgumentException("It was " + SECRET, new IllegalStateException("The cause: " + SECRET));
    }

    @GetMapping({"/api/v1/indiscreet/row", "/indiscreet/row"})
    String breakConstraint() {
        insert(SECRET, 1);
        return "";
    }

    @Override
    public void appended(List<Event> events) {
        if (events.stream().anyMatch(event -> event.type().equals(BREAKING))) {
            insert(SECRET + 2, null);
        }
    }

    private void insert(String name, @Nullable Integer size) {
        if (jdbc != null) {
            jdbc.update("insert into indiscreet values (?, ?)", name, size);
        }
    }

    @Override
    public void expired(List<Event> events) {}

    @Override
    public void forgotten(List<Event> events) {}
}
