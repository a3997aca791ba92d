package dev.tidings.admin;

import dev.tidings.account.Account;
import dev.tidings.account.Accounts;
import dev.tidings.account.Name;
import dev.tidings.account.People;
import dev.tidings.account.Role;
import dev.tidings.log.Address;
import dev.tidings.topic.TopicView;
import dev.tidings.topic.Topics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.validation.Errors;

/** To whom a form goes, or what is wrong with what it says. */
@Component
class AudienceRules {

    private static final int MOST = 1_000;

    private final People people;
    private final Accounts accounts;
    private final Topics topics;

    AudienceRules(People people, Accounts accounts, Topics topics) {
        this.people = people;
        this.accounts = accounts;
        this.topics = topics;
    }

    /** Empty where something is wrong. */
    List<Address> check(ComposeForm form, Errors errors) {
        return switch (Objects.requireNonNullElse(form.audience(), "")) {
            case "everyone" -> List.of(Address.EVERYONE);
            case "roles" -> role(Typed.line(form.role()), errors);
            case "topics" -> topics(Typed.words(form.topics()), errors);
            case "people" -> people(Typed.words(form.people()), errors);
            default -> {
                errors.rejectValue("audience", "unknown", "Choose who gets it.");
                yield List.of();
            }
        };
    }

    private static List<Address> role(String typed, Errors errors) {
        if (Stream.of(Role.values()).noneMatch(role -> role.name().equals(typed))) {
            errors.rejectValue("role", "unknown", "Choose a role.");
            return List.of();
        }
        return List.of(Address.role(typed));
    }

    private List<Address> topics(List<String> typed, Errors errors) {
        var slugs = topics.all().stream().map(TopicView::slug).toList();
        var addresses = new LinkedHashMap<String, Address>();
        for (var word : typed) {
            var slug = word.startsWith("#") ? word.substring(1) : word;
            if (slugs.contains(slug)) {
                addresses.put(slug, Address.topic(slug));
            } else {
                errors.rejectValue(
                        "topics", "unknown", "There is no topic “" + slug + "”." + Suggestion.among(slugs, slug));
            }
        }
        return some(addresses, "topics", "Name at least one topic.", errors);
    }

    private List<Address> people(List<String> typed, Errors errors) {
        var addresses = new LinkedHashMap<String, Address>();
        for (var name : typed) {
            if (Name.isValid(name) && people.exists(name)) {
                addresses.put(
                        Name.key(name),
                        Address.user(people.nameOf(Name.key(name)).orElse(name)));
            } else {
                errors.rejectValue("people", "unknown", nobody(name));
            }
        }
        return some(addresses, "people", "Name at least one person.", errors);
    }

    String nobody(String name) {
        var names = accounts.all().stream().map(Account::name).toList();
        return "Nobody is called “" + name + "”." + Suggestion.among(names, name);
    }

    private static List<Address> some(
            LinkedHashMap<String, Address> addresses, String field, String none, Errors errors) {
        if (addresses.isEmpty() && !errors.hasFieldErrors(field)) {
            errors.rejectValue(field, "none", none);
        }
        if (addresses.size() > MOST) {
            errors.rejectValue(field, "many", "These are more than 1,000. Use a topic or a role.");
        }
        return List.copyOf(addresses.values());
    }
}
