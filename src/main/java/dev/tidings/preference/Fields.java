package dev.tidings.preference;

import dev.tidings.problem.Problem;
import dev.tidings.problem.Problem.FieldError;
import dev.tidings.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The members of a JSON object; all that is wrong with them is said together. */
final class Fields {

    private static final int LONGEST = 4 * 1024;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonNode body;
    private final List<FieldError> errors = new ArrayList<>();

    /** @throws Problem where the request's body is none, or has no end */
    static Fields of(HttpServletRequest request, Set<String> known) throws IOException {
        var bytes = request.getInputStream().readNBytes(LONGEST + 1);
        if (bytes.length > LONGEST) {
            throw Problem.of(ProblemType.TOO_LARGE, "The body may have up to 4 KiB.");
        }
        try {
            return new Fields(JSON.readTree(bytes), known);
        } catch (JacksonException e) {
            throw Problem.of(ProblemType.NOT_JSON, "The body is not JSON. Send an object with some of: " + list(known));
        }
    }

    private Fields(JsonNode body, Set<String> known) {
        if (!body.isObject()) {
            throw Problem.of(ProblemType.INVALID, "Send a JSON object with some of: " + list(known) + ".");
        }
        this.body = body;
        for (var name : body.propertyNames()) {
            if (!known.contains(name)) {
                refuse(name, "There is no such field. Known: " + list(known) + ".");
            }
        }
    }

    private static String list(Set<String> known) {
        return String.join(", ", known.stream().sorted().toList());
    }

    boolean flag(String name, boolean otherwise) {
        var value = body.get(name);
        if (value != null && !value.isBoolean()) {
            refuse(name, "This must be true or false.");
        }
        return value != null && value.isBoolean() ? value.booleanValue() : otherwise;
    }

    String text(String name) {
        var value = body.get(name);
        return value != null && value.isString() ? value.stringValue() : "";
    }

    void refuse(String name, String detail) {
        errors.add(new FieldError("/" + name.replace("~", "~0").replace("/", "~1"), null, detail));
    }

    /** @throws Problem 422 where something is wrong */
    void check() {
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }
}
