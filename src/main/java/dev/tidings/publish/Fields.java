package dev.tidings.publish;

import dev.tidings.problem.Problem.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the fields of a JSON object, and collects what is wrong with them, each with its pointer (RFC 6901). */
final class Fields {

    private static final Pattern PATH = Pattern.compile("/(?![/\\\\])[^\\s\\p{Cntrl}]*");
    private static final Pattern WEB = Pattern.compile("(?i)https?://[^\\s\\p{Cntrl}/?#\\\\]+[^\\s\\p{Cntrl}]*");
    private static final int URL_MOST = 2_000;

    private final JsonNode node;
    private final String at;
    private final List<FieldError> errors;

    Fields(JsonNode node, String at, List<FieldError> errors) {
        this.node = node;
        this.at = at;
        this.errors = errors;
    }

    static Fields root(JsonNode node) {
        return new Fields(node, "", new ArrayList<>());
    }

    List<FieldError> errors() {
        return errors;
    }

    boolean isObject() {
        if (!node.isObject()) {
            wrong("", "This must be a JSON object.");
        }
        return node.isObject();
    }

    void only(Set<String> known) {
        for (var name : node.propertyNames()) {
            if (!known.contains(name)) {
                wrong("/" + escape(name), "There is no such field. Known are: " + String.join(", ", known) + ".");
            }
        }
    }

    static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    void wrong(String pointer, String detail) {
        errors.add(new FieldError(at + pointer, null, detail));
    }

    /** A field that is null counts as not given. */
    @Nullable
    JsonNode get(String name) {
        var value = node.get(name);
        return value == null || value.isNull() ? null : value;
    }

    JsonNode node() {
        return node;
    }

    String at() {
        return at;
    }

    @Nullable
    String text(String name, int most) {
        var value = get(name);
        if (value == null) {
            return null;
        }
        if (!value.isString()) {
            wrong("/" + name, "This must be a string.");
            return null;
        }
        var text = value.stringValue();
        if (text.codePointCount(0, text.length()) > most) {
            wrong("/" + name, "This may have up to " + most + " characters.");
            return null;
        }
        return clean("/" + name, text) ? text : null;
    }

    @Nullable
    String matching(String name, Pattern form, String rule) {
        var value = get(name);
        if (value == null) {
            return null;
        }
        if (!value.isString() || !form.matcher(value.stringValue()).matches()) {
            wrong("/" + name, rule);
            return null;
        }
        return value.stringValue();
    }

    @Nullable
    String url(String name) {
        var text = text(name, URL_MOST);
        if (text != null && !PATH.matcher(text).matches() && !WEB.matcher(text).matches()) {
            wrong("/" + name, "This must be a path that begins with one “/”, or an http or https URL.");
            return null;
        }
        return text;
    }

    /** U+0000 and lone surrogates can be neither stored nor shown. */
    private boolean clean(String pointer, String text) {
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == 0) {
                wrong(pointer, "U+0000 is not allowed.");
                return false;
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                wrong(pointer, "A lone surrogate (half of a character) is not allowed.");
                return false;
            }
        }
        return true;
    }

    /** The same for all names and strings within. */
    void cleanAll(String pointer, JsonNode value) {
        switch (value) {
            case JsonNode text when text.isString() -> clean(pointer, text.stringValue());
            case JsonNode list
            when list.isArray() -> {
                for (int i = 0; i < list.size(); i++) {
                    cleanAll(pointer + "/" + i, list.get(i));
                }
            }
            case JsonNode object
            when object.isObject() ->
                object.properties().forEach(member -> {
                    var inside = pointer + "/" + escape(member.getKey());
                    if (clean(pointer, member.getKey())) {
                        cleanAll(inside, member.getValue());
                    }
                });
            default -> {}
        }
    }
}
