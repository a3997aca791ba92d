package dev.tidings.publish;

import dev.tidings.account.Audiences;
import dev.tidings.account.Caller;
import dev.tidings.account.Name;
import dev.tidings.log.Address;
import dev.tidings.log.Content;
import dev.tidings.log.NewEvent;
import dev.tidings.log.Thing;
import dev.tidings.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The rules that an event keeps, and where it breaks one. */
@Component
class EventRules {

    private static final int ADDRESSES_MOST = 1_000;
    private static final int BATCH_MOST = 1_000;
    private static final int BATCH_ADDRESSES_MOST = 10_000;
    private static final int DATA_MOST = 16 * 1024;
    private static final int LAST_YEAR = 9_999;

    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9._-]{0,63}");
    private static final Pattern PRIORITY = Pattern.compile("low|normal|high");
    private static final String TYPE_RULE =
            "This must be 1 to 64 lower-case letters, digits, dots, hyphens and underscores, a letter first.";

    private static final String REQUIRED_TYPE =
            "This is required: lower-case letters, digits, dots, hyphens and underscores.";

    /** What streams and clients use themselves. */
    private static final Set<String> RESERVED =
            Set.of("ready", "state", "bye", "values", "presence", "typing", "retracted", "corrected", "open", "error");

    private static final Set<String> CONTENT =
            new LinkedHashSet<>(List.of("title", "text", "url", "data", "priority", "expiresAt"));
    private static final Set<String> EVENT =
            new LinkedHashSet<>(Stream.concat(Stream.of("type", "to", "actor", "object", "notify"), CONTENT.stream())
                    .toList());
    private static final Set<String> OBJECT = new LinkedHashSet<>(List.of("type", "id", "title", "url"));

    private final Audiences audiences;
    private final Clock clock;

    EventRules(Audiences audiences, Clock clock) {
        this.audiences = audiences;
        this.clock = clock;
    }

    /** @throws Problem 422 with a pointer for each field that breaks a rule */
    NewEvent event(JsonNode json, Caller caller) {
        var fields = Fields.root(json);
        var event = event(fields, caller);
        refuse(fields);
        return java.util.Objects.requireNonNull(event);
    }

    /** @throws Problem 422 */
    List<NewEvent> batch(JsonNode json, Caller caller) {
        var fields = Fields.root(json);
        var events = new ArrayList<NewEvent>();
        if (fields.isObject()) {
            fields.only(Set.of("events"));
            var list = fields.get("events");
            if (list == null || !list.isArray() || list.isEmpty() || list.size() > BATCH_MOST) {
                fields.wrong("/events", "This must be a list of 1 to 1,000 events.");
            } else {
                for (int i = 0; i < list.size() && fields.errors().size() < 100; i++) {
                    var event = event(new Fields(list.get(i), "/events/" + i, fields.errors()), caller);
                    if (event != null) {
                        events.add(event);
                    }
                }
                if (events.stream().mapToInt(event -> event.to().size()).sum() > BATCH_ADDRESSES_MOST) {
                    fields.wrong("/events", "All events of a batch may have up to 10,000 addresses together.");
                }
            }
        }
        refuse(fields);
        return events;
    }

    private static void refuse(Fields fields) {
        if (!fields.errors().isEmpty()) {
            throw Problem.invalid(fields.errors());
        }
    }

    private @Nullable NewEvent event(Fields fields, Caller caller) {
        if (!fields.isObject()) {
            return null;
        }
        var before = fields.errors().size();
        fields.only(EVENT);
        var type = type(fields);
        var to = to(fields);
        var actor = fields.matching(
                "actor", Name.FORM, "This must be a person's name: 1 to 64 letters, digits, dots, _ @ and hyphens.");
        var object = object(fields);
        var content = content(fields);
        var notify = notify(fields);
        if (type == null || fields.errors().size() > before) {
            return null;
        }
        return new NewEvent(type, to, actor, object, content, notify, caller.id());
    }

    private static @Nullable String type(Fields fields) {
        if (fields.get("type") == null) {
            fields.wrong("/type", REQUIRED_TYPE);
            return null;
        }
        var type = fields.matching("type", TYPE, TYPE_RULE);
        if (type != null && RESERVED.contains(type)) {
            fields.wrong("/type", "“" + type + "” is a word of the stream itself. Choose another type.");
            return null;
        }
        return type;
    }

    private List<Address> to(Fields fields) {
        var list = fields.get("to");
        if (list == null || !list.isArray() || list.isEmpty() || list.size() > ADDRESSES_MOST) {
            fields.wrong(
                    "/to", "This must be a list of 1 to 1,000 addresses such as user:bob, topic:news or everyone.");
            return List.of();
        }
        var addresses = new LinkedHashMap<String, Address>();
        for (int i = 0; i < list.size(); i++) {
            var address = list.get(i).isString()
                    ? Address.parse(list.get(i).stringValue()).orElse(null)
                    : null;
            if (address == null) {
                fields.wrong("/to/" + i, "This must be user:NAME, topic:SLUG, role:ADMIN, role:USER or everyone.");
                continue;
            }
            var at = "/to/" + i;
            audiences.refusal(address).ifPresent(why -> fields.wrong(at, why));
            if (addresses.putIfAbsent(address.channel(), address) != null) {
                fields.wrong(at, "“" + address + "” is in the list twice.");
            }
        }
        return List.copyOf(addresses.values());
    }

    private static @Nullable Thing object(Fields fields) {
        var node = fields.get("object");
        if (node == null) {
            return null;
        }
        var object = new Fields(node, fields.at() + "/object", fields.errors());
        if (!object.isObject()) {
            return null;
        }
        object.only(OBJECT);
        if (object.get("type") == null) {
            object.wrong("/type", REQUIRED_TYPE);
        }
        var type = object.matching("type", TYPE, TYPE_RULE);
        var id = object.text("id", 128);
        if (object.get("id") == null || (id != null && id.isEmpty())) {
            object.wrong("/id", "This is required: 1 to 128 characters.");
        }
        var title = object.text("title", 200);
        var url = object.url("url");
        return type == null || id == null ? null : new Thing(type, id, title, url);
    }

    private static boolean notify(Fields fields) {
        var value = fields.get("notify");
        if (value != null && !value.isBoolean()) {
            fields.wrong("/notify", "This must be true or false.");
        }
        return value == null || value.asBoolean(true);
    }

    private Content content(Fields fields) {
        return new Content(
                fields.text("title", 200),
                fields.text("text", 4_000),
                fields.url("url"),
                fields.matching("priority", PRIORITY, "This must be low, normal or high."),
                data(fields),
                expiresAt(fields));
    }

    private static @Nullable JsonNode data(Fields fields) {
        var data = fields.get("data");
        if (data == null) {
            return null;
        }
        if (!data.isObject()) {
            fields.wrong("/data", "This must be a JSON object.");
        } else if (data.toString().getBytes(StandardCharsets.UTF_8).length > DATA_MOST) {
            fields.wrong("/data", "This may have up to 16 KiB of JSON.");
        } else {
            fields.cleanAll("/data", data);
        }
        return data;
    }

    private @Nullable String expiresAt(Fields fields) {
        var text = fields.text("expiresAt", 64);
        if (text == null) {
            return null;
        }
        try {
            var time = OffsetDateTime.parse(text);
            if (time.getYear() > LAST_YEAR || !time.toInstant().isAfter(clock.instant())) {
                fields.wrong("/expiresAt", "This must lie ahead, up to the year 9999.");
            }
        } catch (DateTimeException e) {
            fields.wrong("/expiresAt", "This must be a time with an offset, such as 2027-01-01T00:00:00Z.");
        }
        return text;
    }

    /**
     * The content that a merge patch (RFC 7396) makes of an event's.
     *
     * @throws Problem 422
     */
    Content patched(Content content, JsonNode patch) {
        var fields = Fields.root(patch);
        if (fields.isObject()) {
            fields.only(CONTENT);
        }
        refuse(fields);
        var merged = Fields.root(MergePatch.apply(json(content), patch));
        var result = content(merged);
        // An expiry that the patch leaves alone may have passed meanwhile.
        var errors = merged.errors().stream()
                .filter(error -> !"/expiresAt".equals(error.pointer()) || patch.has("expiresAt"))
                .toList();
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return result;
    }

    private static JsonNode json(Content content) {
        var json = tools.jackson.databind.node.JsonNodeFactory.instance.objectNode();
        json.put("title", content.title());
        json.put("text", content.text());
        json.put("url", content.url());
        json.put("priority", content.priority());
        json.set("data", content.data());
        json.put("expiresAt", content.expiresAt());
        return json;
    }
}
