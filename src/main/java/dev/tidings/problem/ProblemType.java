package dev.tidings.problem;

import java.net.URI;
import org.springframework.http.HttpStatus;

/** The catalogue: each refusal has one stable type. */
public enum ProblemType {
    NOT_JSON("not-json", HttpStatus.BAD_REQUEST, "Not JSON"),
    BAD_REQUEST("bad-request", HttpStatus.BAD_REQUEST, "Bad request"),
    UNAUTHENTICATED("unauthenticated", HttpStatus.UNAUTHORIZED, "Who are you?"),
    FORBIDDEN("forbidden", HttpStatus.FORBIDDEN, "Not allowed"),
    NOT_FOUND("not-found", HttpStatus.NOT_FOUND, "Not found"),
    METHOD_NOT_ALLOWED("method-not-allowed", HttpStatus.METHOD_NOT_ALLOWED, "Method not allowed"),
    NOT_ACCEPTABLE("not-acceptable", HttpStatus.NOT_ACCEPTABLE, "Not acceptable"),
    CONFLICT("conflict", HttpStatus.CONFLICT, "Conflict"),
    STILL_UNDER_WAY("still-under-way", HttpStatus.CONFLICT, "The first request is still under way"),
    TOO_LARGE("too-large", HttpStatus.CONTENT_TOO_LARGE, "Body too large"),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Unsupported media type"),
    INVALID("invalid", HttpStatus.UNPROCESSABLE_CONTENT, "A rule is broken"),
    KEY_REUSED("idempotency-key-reused", HttpStatus.UNPROCESSABLE_CONTENT, "The key was used for something else"),
    TOO_MANY_REQUESTS("too-many-requests", HttpStatus.TOO_MANY_REQUESTS, "Too many requests"),
    TOO_MANY_STREAMS("too-many-streams", HttpStatus.TOO_MANY_REQUESTS, "Too many streams"),
    NOT_COMMITTED("not-committed", HttpStatus.SERVICE_UNAVAILABLE, "Nothing was kept"),
    OUTCOME_UNKNOWN("outcome-unknown", HttpStatus.SERVICE_UNAVAILABLE, "The outcome is unknown"),
    UNAVAILABLE("unavailable", HttpStatus.SERVICE_UNAVAILABLE, "The database is away"),
    INTERNAL("internal", HttpStatus.INTERNAL_SERVER_ERROR, "The mistake is ours");

    private final String name;
    private final HttpStatus status;
    private final String title;

    ProblemType(String name, HttpStatus status, String title) {
        this.name = name;
        this.status = status;
        this.title = title;
    }

    public URI uri() {
        return URI.create("urn:tidings:problem:" + name);
    }

    public HttpStatus status() {
        return status;
    }

    public String title() {
        return title;
    }
}
