package dev.tidings.demo;

import dev.tidings.account.Accounts;
import dev.tidings.account.ApiKeys;
import dev.tidings.account.People;
import dev.tidings.account.Scope;
import dev.tidings.social.Wall;
import dev.tidings.topic.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Fills an empty database once; alice is the mark that it was. It sends nothing to everyone. */
@Component
@Profile("demo")
class Demo implements ApplicationRunner {

    private static final String PASSWORD = "tidings";
    private static final Set<String> OPEN = Set.of("everyone");

    private final People people;
    private final Accounts accounts;
    private final ApiKeys keys;
    private final Topics topics;
    private final Wall wall;
    private final JdbcTemplate jdbc;
    private final Clock clock;

    Demo(People people, Accounts accounts, ApiKeys keys, Topics topics, Wall wall, JdbcTemplate jdbc, Clock clock) {
        this.people = people;
        this.accounts = accounts;
        this.keys = keys;
        this.topics = topics;
        this.wall = wall;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        keys.adopt("demo", "tdg_demo", Set.of(Scope.values()));
        topic("news", "News", "What happens in the city and around it.");
        topic("releases", "Releases", "New versions, and what is in them.");
        account("admin", true);
        account("bob", false);
        account("carol", false);
        if (!people.exists("alice")) {
            account("alice", false);
            posts();
        }
    }

    private void topic(String slug, String title, String description) {
        if (topics.find(slug).isEmpty()) {
            topics.create(slug, title, description, OPEN);
        }
    }

    private void account(String name, boolean admin) {
        if (!people.exists(name)) {
            accounts.create(name, PASSWORD, admin);
        }
    }

    /** Alice likes nothing of bob's: that is for whoever tries it. */
    private void posts() {
        var ferry = wall.post("carol", """
                The first ferry of the morning
                Six people, one dog, and the whole harbour to ourselves. The captain waved us up to the bridge \
                and let the dog ring the bell.""");
        var bread = wall.post("alice", """
                Rye bread, third attempt
                It rose! The trick was to leave it alone for a night in the cold. Slices are on the table in the \
                kitchen, butter is next to it.""");
        var light = wall.post("bob", """
                First light
                Up at five for this, on the roof of the old grain store. By ten past six it was over, and the \
                gulls had the place back.""");
        var bike = wall.post("alice", "Does anybody have a pump that fits a racing bike? Mine gave up this morning.");

        List.of("alice", "bob").forEach(person -> wall.like(person, ferry));
        List.of("bob", "carol").forEach(person -> wall.like(person, bread));
        wall.like("carol", light);
        var which = wall.comment("bob", ferry, "Which dog? I must know.");
        var pepper = wall.comment("carol", ferry, "Pepper, of course. She has a season ticket.");
        var slices = wall.comment("carol", bread, "I had three slices before nine. Send help.");
        var lens = wall.comment("alice", light, "What a shot! Which lens?");
        var old = wall.comment("bob", light, "The old 35. It has been dropped twice and has never looked better.");
        var shed = wall.comment("carol", bike, "There is one in the shed behind the blue door.");

        age("post", ferry, Duration.ofHours(50));
        age("comment", which, Duration.ofHours(49));
        age("comment", pepper, Duration.ofHours(27));
        age("post", bread, Duration.ofHours(20));
        age("comment", slices, Duration.ofHours(18));
        age("post", light, Duration.ofHours(5));
        age("comment", lens, Duration.ofHours(4));
        age("comment", old, Duration.ofMinutes(95));
        age("post", bike, Duration.ofMinutes(38));
        age("comment", shed, Duration.ofMinutes(12));
    }

    /** It looks as if it had been there for a while. The log keeps the time at which it was told. */
    private void age(String table, long id, Duration age) {
        var then = clock.instant().minus(age).truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
        jdbc.update("update " + table + " set created_at = ? where id = ?", then, id);
    }
}
