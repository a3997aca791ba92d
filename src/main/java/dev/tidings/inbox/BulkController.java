package dev.tidings.inbox;

import dev.tidings.account.Caller;
import dev.tidings.inbox.Readings.Changed;
import dev.tidings.problem.Problem;
import dev.tidings.problem.Problem.FieldError;
import dev.tidings.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Many at once: all up to an event, or the ones named. */
@RestController
@RequestMapping("/api/v1/notifications")
class BulkController {

    private static final Set<String> FIELDS = Set.of("upTo", "type", "topic", "ids");
    private static final int IDS_MOST = 1_000;
    private static final int BODY_MOST = 64 * 1024;
    private static final int DRAINED = 1024 * 1024;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Readings readings;

    BulkController(Readings readings) {
        this.readings = readings;
    }

    @PostMapping("/sightings")
    Changed see(Caller.Person reader, HttpServletRequest request) throws IOException {
        return raise(reader, json(request), false);
    }

    @PostMapping("/readings")
    Changed read(Caller.Person reader, HttpServletRequest request) throws IOException {
        return raise(reader, json(request), true);
    }

    @DeleteMapping({"/sightings/{undo}", "/readings/{undo}"})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void undo(Caller.Person reader, @PathVariable String undo) {
        readings.undo(reader, undo);
    }

    /** @throws Problem 415, 413 or 400; a body that is only a little too large is read to its end first */
    private static JsonNode json(HttpServletRequest request) throws IOException {
        if (!isJson(request.getContentType())) {
            throw Problem.of(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    "Send the body with the header “Content-Type: application/json”.");
        }
        var in = request.getInputStream();
        var bytes = in.readNBytes(BODY_MOST + 1);
        if (bytes.length > BODY_MOST) {
            in.readNBytes(DRAINED);
            throw Problem.of(ProblemType.TOO_LARGE, "The body may have up to 64 KiB. Send fewer ids at once.");
        }
        try {
            var node = JSON.readTree(bytes);
            if (!node.isMissingNode()) {
                return node;
            }
        } catch (JacksonException e) {
            // Said below.
        }
        throw Problem.of(ProblemType.NOT_JSON, "The body is not JSON. Send {\"upTo\":ID} or {\"ids\":[…]}.");
    }

    private static boolean isJson(@Nullable String type) {
        try {
            return type != null && MediaType.APPLICATION_JSON.equalsTypeAndSubtype(MediaType.parseMediaType(type));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    private Changed raise(Caller.Person reader, JsonNode body, boolean reading) {
        for (var name : body.propertyNames()) {
            if (!FIELDS.contains(name)) {
                throw invalid(
                        "/" + name.replace("~", "~0").replace("/", "~1"),
                        "There is no such field. Known: upTo, type, topic, ids.");
            }
        }
        var upTo = body.get("upTo");
        var ids = body.get("ids");
        if ((upTo == null) == (ids == null)) {
            throw invalid("", "Give either upTo, the id of an event, or ids, a list of notifications.");
        }
        if (ids != null) {
            if (body.has("type") || body.has("topic")) {
                throw invalid(
                        body.has("type") ? "/type" : "/topic", "This goes with upTo, not with ids. Leave it out.");
            }
            return readings.raise(reader, ids(ids), reading);
        }
        if (!upTo.isIntegralNumber() || !upTo.canConvertToLong() || upTo.asLong() < 0) {
            throw invalid("/upTo", "This must be the id of an event: a whole number from 0 on.");
        }
        return readings.raise(reader, upTo.asLong(), type(body.get("type")), topic(body.get("topic")), reading);
    }

    private static @Nullable String type(@Nullable JsonNode type) {
        if (type != null && !(type.isString() && Selection.isType(type.stringValue()))) {
            throw invalid("/type", "This must be the type of an event, such as “comment”. Leave it out for all.");
        }
        return type == null ? null : type.stringValue();
    }

    private static @Nullable String topic(@Nullable JsonNode topic) {
        if (topic != null && !(topic.isString() && Selection.isTopic(topic.stringValue()))) {
            throw invalid("/topic", "This must be the slug of a topic, such as “news”. Leave it out for all.");
        }
        return topic == null ? null : topic.stringValue();
    }

    private static List<Long> ids(JsonNode list) {
        if (!list.isArray() || list.size() > IDS_MOST) {
            throw invalid("/ids", "This must be a list of up to 1,000 ids of notifications, as strings.");
        }
        var ids = new ArrayList<Long>();
        for (int i = 0; i < list.size(); i++) {
            if (!list.get(i).isString()) {
                throw invalid("/ids/" + i, "This must be the id of a notification, as a string.");
            }
            var text = list.get(i).stringValue();
            if (text.matches("[1-9][0-9]{0,17}")) {
                ids.add(Long.parseLong(text));
            }
        }
        return ids;
    }

    private static Problem invalid(String pointer, String detail) {
        return Problem.invalid(List.of(new FieldError(pointer, null, detail)));
    }
}
