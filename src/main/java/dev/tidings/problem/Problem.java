package dev.tidings.problem;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;

/** A refusal that tells a person what to do. */
public class Problem extends RuntimeException implements ErrorResponse {

    private static final long serialVersionUID = 1;

    private final ProblemType type;
    private final String detail;
    private final transient List<FieldError> errors;
    private final @Nullable Duration retryAfter;

    /**
     * What is wrong with one field.
     *
     * @param pointer JSON pointer (RFC 6901) into the request's body, or null
     * @param parameter name of a query parameter or header, or null
     */
    public record FieldError(
            @com.fasterxml.jackson.annotation.JsonInclude(com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL)
            @Nullable
            String pointer,

            @com.fasterxml.jackson.annotation.JsonInclude(com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL)
            @Nullable
            String parameter,

            String detail) {}

    private Problem(ProblemType type, String detail, List<FieldError> errors, @Nullable Duration retryAfter) {
        super(detail, null, false, false);
        this.type = type;
        this.detail = detail;
        this.errors = errors;
        this.retryAfter = retryAfter;
    }

    public static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, List.of(), null);
    }

    public static Problem later(ProblemType type, Duration retryAfter, String detail) {
        return new Problem(type, detail, List.of(), retryAfter);
    }

    public static Problem notFound(String detail) {
        return of(ProblemType.NOT_FOUND, detail);
    }

    public static Problem forbidden(String detail) {
        return of(ProblemType.FORBIDDEN, detail);
    }

    /** Fields of the body that break a rule. */
    public static Problem invalid(List<FieldError> errors) {
        var first = errors.getFirst();
        var more = errors.size() == 1 ? "" : " (and " + (errors.size() - 1) + " more)";
        var where = first.pointer() == null || first.pointer().isEmpty() ? "" : first.pointer() + ": ";
        return new Problem(ProblemType.INVALID, where + first.detail() + more, errors, null);
    }

    /** A query parameter or header that makes no sense. */
    public static Problem parameter(String name, String detail) {
        return new Problem(
                ProblemType.INVALID, name + ": " + detail, List.of(new FieldError(null, name, detail)), null);
    }

    public ProblemType type() {
        return type;
    }

    @Override
    public HttpStatusCode getStatusCode() {
        return type.status();
    }

    @Override
    public HttpHeaders getHeaders() {
        var headers = new HttpHeaders();
        if (retryAfter != null) {
            headers.set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfter.toSeconds())));
        }
        if (type == ProblemType.UNAUTHENTICATED) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"tidings\"");
        }
        return headers;
    }

    @Override
    public ProblemDetail getBody() {
        var body = ProblemDetail.forStatusAndDetail(type.status(), detail);
        body.setType(type.uri());
        body.setTitle(type.title());
        if (!errors.isEmpty()) {
            body.setProperty("errors", errors);
        }
        return body;
    }
}
