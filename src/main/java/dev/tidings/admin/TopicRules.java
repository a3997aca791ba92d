package dev.tidings.admin;

import dev.tidings.account.ApiKey;
import dev.tidings.account.ApiKeys;
import dev.tidings.account.Name;
import dev.tidings.account.People;
import dev.tidings.topic.Topics;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.validation.Errors;

/** Says beside each field of a new topic what is wrong with it. */
@Component
class TopicRules {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final int TITLE_MOST = 120;
    private static final int DESCRIPTION_MOST = 500;

    private final Topics topics;
    private final People people;
    private final ApiKeys keys;
    private final AudienceRules audience;

    TopicRules(Topics topics, People people, ApiKeys keys, AudienceRules audience) {
        this.topics = topics;
        this.people = people;
        this.keys = keys;
        this.audience = audience;
    }

    /** Who may read it; of no use where there are errors. */
    Set<String> check(TopicForm form, Errors errors) {
        var slug = Typed.line(form.slug());
        if (!SLUG.matcher(slug).matches()) {
            errors.rejectValue(
                    "slug", "form", "This must be 1 to 64 small letters, digits and hyphens, no hyphen first.");
        } else if (topics.find(slug).isPresent()) {
            errors.rejectValue("slug", "taken", "There is a topic “" + slug + "” already.");
        }
        Typed.refusal(Typed.line(form.title()), TITLE_MOST)
                .ifPresent(refusal -> errors.rejectValue("title", "refused", refusal));
        Typed.refusal(Typed.line(form.description()), DESCRIPTION_MOST)
                .ifPresent(refusal -> errors.rejectValue("description", "refused", refusal));
        var readers = new LinkedHashSet<String>();
        Typed.words(form.readers()).forEach(word -> readers.add(reader(word, errors)));
        return readers.isEmpty() ? Set.of("everyone") : readers;
    }

    private String reader(String word, Errors errors) {
        return switch (word) {
            case "everyone", "USER", "role:USER" -> "everyone";
            case "ADMIN", "admins", "role:ADMIN" -> "role:ADMIN";
            default -> word.startsWith("key:") ? key(word, errors) : person(word, errors);
        };
    }

    private String key(String word, Errors errors) {
        var name = word.substring("key:".length());
        if (keys.all().stream().map(ApiKey::name).noneMatch(name::equals)) {
            errors.rejectValue("readers", "unknown", "There is no key “" + name + "”.");
        }
        return word;
    }

    private String person(String word, Errors errors) {
        var name = word.startsWith("user:") ? word.substring("user:".length()) : word;
        if (!Name.isValid(name) || !people.exists(name)) {
            errors.rejectValue("readers", "unknown", audience.nobody(name));
        }
        return "user:" + Name.key(name);
    }
}
