package dev.tidings.admin;

import dev.tidings.account.Account;
import dev.tidings.account.Accounts;
import dev.tidings.account.Name;
import dev.tidings.account.People;
import dev.tidings.log.Address;
import dev.tidings.stream.Streams;
import dev.tidings.topic.Topics;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** How far an audience reaches. It is of one kind, as the form has it. */
@Component
class Reach {

    private static final int NAMED = 3;

    private final People people;
    private final Accounts accounts;
    private final Topics topics;
    private final Streams streams;

    Reach(People people, Accounts accounts, Topics topics, Streams streams) {
        this.people = people;
        this.accounts = accounts;
        this.topics = topics;
        this.streams = streams;
    }

    long people(List<Address> audience) {
        return switch (audience.getFirst().kind()) {
            case "user" -> audience.size();
            case "role" -> audience.getFirst().name().equals("ADMIN") ? people.countAdmins() : people.count();
            case "topic" ->
                topics.reach(
                        audience.stream().map(Address::name).toList(),
                        keys(account -> account.admin()),
                        keys(account -> account.disabled()));
            default -> people.count();
        };
    }

    private Set<String> keys(Predicate<Account> which) {
        return accounts.all().stream()
                .filter(which)
                .map(account -> Name.key(account.name()))
                .collect(Collectors.toSet());
    }

    long connected(List<Address> audience) {
        return streams.connected(audience.stream().map(Address::channel).toList());
    }

    /** Who sees it at once, and who later. */
    static String words(long people, long connected) {
        if (people == 0) {
            return "Nobody would get it at the moment.";
        }
        if (connected == 0) {
            return people == 1
                    ? "This person is not connected now, and finds it later."
                    : "None of them is connected now; they find it when they come back.";
        }
        if (connected >= people) {
            return people == 1
                    ? "This person is connected now and sees it at once."
                    : "All of them are connected now and see it at once.";
        }
        return "%,d %s it at once; %s when they come back."
                .formatted(
                        connected,
                        connected == 1 ? "is connected now and sees" : "are connected now and see",
                        people - connected == 1 ? "the other one finds it" : "the others find it");
    }

    /** "everyone", "all admins", "followers of # news", "alice, bob and 2 more". */
    static String words(List<Address> audience) {
        return switch (audience.getFirst().kind()) {
            case "user" -> list(audience, "");
            case "role" -> audience.getFirst().name().equals("ADMIN") ? "all admins" : "every account";
            case "topic" -> "followers of " + list(audience, "# ");
            default -> "everyone";
        };
    }

    private static String list(List<Address> audience, String mark) {
        var names = audience.stream().map(address -> mark + address.name()).toList();
        if (names.size() > NAMED) {
            return String.join(", ", names.subList(0, NAMED)) + " and " + (names.size() - NAMED) + " more";
        }
        return names.size() == 1
                ? names.getFirst()
                : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
    }
}
