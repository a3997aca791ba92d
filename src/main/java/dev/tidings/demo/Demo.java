package dev.tidings.demo;

import dev.tidings.account.Accounts;
import dev.tidings.account.ApiKeys;
import dev.tidings.account.People;
import dev.tidings.account.Scope;
import dev.tidings.social.Wall;
import dev.tidings.topic.Topics;
import java.util.List;
import java.util.Set;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
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

    Demo(People people, Accounts accounts, ApiKeys keys, Topics topics, Wall wall) {
        this.people = people;
        this.accounts = accounts;
        this.keys = keys;
        this.topics = topics;
        this.wall = wall;
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
        List.of("alice", "carol").forEach(person -> wall.like(person, light));
        wall.comment("bob", ferry, "Which dog? I must know.");
        wall.comment("carol", ferry, "Pepper, of course. She has a season ticket.");
        wall.comment("carol", bread, "I had three slices before nine. Send help.");
        wall.comment("alice", light, "What a shot! Which lens?");
        wall.comment("bob", light, "The old 35. It has been dropped twice and has never looked better.");
        wall.comment("carol", bike, "There is one in the shed behind the blue door.");
    }
}
