package dev.tidings.problem;

import java.net.URI;
import java.util.List;
import java.util.Optional;
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
    TOO_SLOW("too-slow", HttpStatus.REQUEST_TIMEOUT, "Too slow"),
    CONFLICT("conflict", HttpStatus.CONFLICT, "Conflict"),
    STILL_UNDER_WAY("still-under-way", HttpStatus.CONFLICT, "The first request is still under way"),
    TOO_LARGE("too-large", HttpStatus.CONTENT_TOO_LARGE, "Body too large"),
    ADDRESS_TOO_LONG("address-too-long", HttpStatus.URI_TOO_LONG, "Address too long"),
    HEADERS_TOO_LARGE("headers-too-large", HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "Headers too large"),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Unsupported media type"),
    INVALID("invalid", HttpStatus.UNPROCESSABLE_CONTENT, "A rule is broken"),
    KEY_REUSED("idempotency-key-reused", HttpStatus.UNPROCESSABLE_CONTENT, "The key was used for something else"),
    TOO_MANY_REQUESTS("too-many-requests", HttpStatus.TOO_MANY_REQUESTS, "Too many requests"),
    TOO_MANY_STREAMS("too-many-streams", HttpStatus.TOO_MANY_REQUESTS, "Too many streams"),
    NOT_COMMITTED("not-committed", HttpStatus.SERVICE_UNAVAILABLE, "Nothing was kept"),
    OUTCOME_UNKNOWN("outcome-unknown", HttpStatus.SERVICE_UNAVAILABLE, "The outcome is unknown"),
    UNAVAILABLE("unavailable", HttpStatus.SERVICE_UNAVAILABLE, "The database is away"),
    INTERNAL("internal", HttpStatus.INTERNAL_SERVER_ERROR, "The mistake is ours");

    /** What a status means where nothing more is known. */
    private static final List<ProblemType> GENERAL = List.of(
            BAD_REQUEST,
            UNAUTHENTICATED,
            FORBIDDEN,
            NOT_FOUND,
            METHOD_NOT_ALLOWED,
            NOT_ACCEPTABLE,
            TOO_SLOW,
            TOO_LARGE,
            ADDRESS_TOO_LONG,
            HEADERS_TOO_LARGE,
            UNSUPPORTED_MEDIA_TYPE,
            INVALID,
            TOO_MANY_REQUESTS,
            UNAVAILABLE,
            INTERNAL);

    private final String name;
    private final HttpStatus status;
    private final String title;

    ProblemType(String name, HttpStatus status, String title) {
        this.name = name;
        this.status = status;
        this.title = title;
    }

    public static Optional<ProblemType> of(int status) {
        return GENERAL.stream().filter(type -> type.status.value() == status).findFirst();
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
