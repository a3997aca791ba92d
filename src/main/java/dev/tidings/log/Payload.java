package dev.tidings.log;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** What is stored of an event as JSON: all that its readers see but id, type, address and inbox. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Payload(
        @Nullable Long of,
        @Nullable String was,
        @Nullable String actor,
        @Nullable Thing object,
        @Nullable String title,
        @Nullable String text,
        @Nullable String url,
        @Nullable String priority,
        @Nullable JsonNode data,
        @Nullable String expiresAt,
        @JsonProperty("notify") @Nullable Boolean notifies,
        @Nullable String createdAt) {

    /** Numbers keep the digits that they came with. */
    static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .disable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    static String time(Instant instant) {
        return MILLIS.format(instant);
    }

    /** As JSON, without the time of what is not in the log yet. */
    static String undated(@Nullable String actor, @Nullable Thing object, Content content, boolean notifies) {
        return of(null, null, actor, object, content, notifies ? null : Boolean.FALSE, null)
                .json();
    }

    /** The JSON of a payload that had no time. */
    static String dated(String undated, String createdAt) {
        var members = undated.substring(0, undated.length() - 1);
        return members + (members.length() == 1 ? "" : ",") + "\"createdAt\":\"" + createdAt + "\"}";
    }

    static Payload parse(String json) {
        return JSON.readValue(json, Payload.class);
    }

    String json() {
        return JSON.writeValueAsString(this);
    }

    Event.Details details() {
        return new Event.Details(actor, object, new Content(title, text, url, priority, data, expiresAt));
    }

    Payload with(Content content) {
        return of(of, was, actor, object, content, notifies, createdAt);
    }

    /** The event that says something later of this one. */
    Payload later(long of, String was, Content content, Instant at) {
        return of(of, was, actor, object, content, null, time(at));
    }

    private static Payload of(
            @Nullable Long of,
            @Nullable String was,
            @Nullable String actor,
            @Nullable Thing object,
            Content c,
            @Nullable Boolean notifies,
            @Nullable String createdAt) {
        return new Payload(
                of,
                was,
                actor,
                object,
                c.title(),
                c.text(),
                c.url(),
                c.priority(),
                c.data(),
                c.expiresAt(),
                notifies,
                createdAt);
    }
}
