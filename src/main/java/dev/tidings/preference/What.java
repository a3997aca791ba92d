package dev.tidings.preference;

import dev.tidings.account.Mutes;
import dev.tidings.account.Name;
import dev.tidings.problem.Problem;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What can be muted, by name: {@code type:like}, {@code topic:news}, {@code person:ann}, {@code thing:post/42}.
 *
 * @param key as {@link Mutes} has it
 * @param name for a list, where nobody knows a better one
 */
record What(String key, String name) {

    private static final Pattern TYPE = Pattern.compile("type:([a-z][a-z0-9._-]{0,63})");
    private static final Pattern TOPIC = Pattern.compile("topic:([a-z0-9][a-z0-9-]{0,63})");
    private static final Pattern PERSON = Pattern.compile("person:(" + Name.FORM + ")");
    private static final Pattern THING = Pattern.compile("thing:([a-z][a-z0-9._-]{0,63})/([^\\x00]{1,128})");

    static What type(String type) {
        return new What(Mutes.type(type), type);
    }

    static What topic(String slug) {
        return new What(Mutes.topic(slug), slug);
    }

    /** @throws Problem 422 */
    static What parse(String text) {
        return form(TYPE, text)
                .map(form -> type(form.group(1)))
                .or(() -> form(TOPIC, text).map(form -> topic(form.group(1))))
                .or(() -> form(PERSON, text).map(form -> new What(Mutes.person(form.group(1)), form.group(1))))
                .or(() -> form(THING, text)
                        .map(form -> new What(
                                Mutes.thing(form.group(1), form.group(2)), form.group(1) + " " + form.group(2))))
                .orElseThrow(() -> Problem.parameter(
                        "what", "Give type:TYPE, topic:SLUG, person:NAME or thing:TYPE/ID, as events have them."));
    }

    private static Optional<Matcher> form(Pattern pattern, String text) {
        return Optional.of(pattern.matcher(text)).filter(Matcher::matches);
    }

    boolean isTopic() {
        return key.startsWith("topic:");
    }
}
