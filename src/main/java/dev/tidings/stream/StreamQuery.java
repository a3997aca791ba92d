package dev.tidings.stream;

import dev.tidings.account.Caller;
import dev.tidings.account.Scope;
import dev.tidings.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The query parameters that streams and polling have in common, each a list with commas. */
record StreamQuery(
        @Nullable String topics,
        @Nullable String also,
        @Nullable String types) {

    private static final int MOST = 1_000;
    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9._-]{0,63}");

    /** By hand: what Spring binds it would keep for as long as the stream is open. */
    static StreamQuery of(HttpServletRequest request) {
        return new StreamQuery(all(request, "topics"), all(request, "also"), all(request, "types"));
    }

    private static @Nullable String all(HttpServletRequest request, String name) {
        var values = request.getParameterValues(name);
        return values == null ? null : String.join(",", values);
    }

    Subscription by(Caller caller) {
        if (caller instanceof Caller.Service service && !service.scopes().contains(Scope.READ)) {
            throw Problem.forbidden("This key may publish but not read. Make one with the scope “read”.");
        }
        var wanted = list("types", types);
        for (var type : wanted) {
            if (!TYPE.matcher(type).matches()) {
                throw Problem.parameter("types", "“" + type + "” cannot be a type: lower-case letters, digits, . _ -");
            }
        }
        return new Subscription(caller, List.copyOf(list("topics", topics)), List.copyOf(list("also", also)), wanted);
    }

    private static Set<String> list(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return Set.of();
        }
        var names = new LinkedHashSet<String>();
        Arrays.stream(value.split(","))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .forEach(names::add);
        if (names.size() > MOST) {
            throw Problem.parameter(name, "At most " + MOST + " at once.");
        }
        return names;
    }
}
