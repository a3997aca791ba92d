package dev.tidings.log;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One fact in the log. Its id, type, actor, object and audience never change; its content can be corrected, and is lost
 * when it is retracted.
 */
@Entity
public class Event {

    public static final String RETRACTED = "retracted";
    public static final String CORRECTED = "corrected";

    @Id
    private long id;

    private String type;
    private @Nullable Long ofId;
    private @Nullable String was;
    private String publisher;

    @Column(name = "notify")
    private boolean notifies;

    private String audience;
    private String payload;
    private Instant createdAt;
    private @Nullable Instant expiresAt;
    private boolean retracted;

    @Transient
    private volatile @Nullable List<Address> addresses;

    @Transient
    private volatile @Nullable List<Target> targets;

    @Transient
    private volatile @Nullable Origin origin;

    /** A part of its audience, and the key under which that listens. */
    public record Target(Address address, String channel) {}

    private record Origin(@Nullable String actor, @Nullable Thing object) {}

    @SuppressWarnings("NullAway.Init")
    protected Event() {}

    public record Details(@Nullable String actor, @Nullable Thing object, Content content) {}

    Event(
            long id,
            String type,
            @Nullable Long ofId,
            @Nullable String was,
            String publisher,
            boolean notifies,
            String audience,
            String payload,
            Instant createdAt,
            @Nullable Instant expiresAt,
            boolean retracted) {
        this.id = id;
        this.type = type;
        this.ofId = ofId;
        this.was = was;
        this.publisher = publisher;
        this.notifies = notifies;
        this.audience = audience;
        this.payload = payload;
        this.createdAt = createdAt;
        this.expiresAt = expiresAt;
        this.retracted = retracted;
    }

    /** @param createdAt the same time as text */
    static Event of(long id, NewEvent event, Instant at, String createdAt) {
        var made = new Event(
                id,
                event.type(),
                null,
                null,
                event.publisher(),
                event.notifies(),
                event.to().stream().map(Address::toString).collect(Collectors.joining(" ")),
                event.payload(createdAt),
                at,
                event.content().expiry(),
                false);
        made.addresses = event.to();
        made.origin = new Origin(event.actor(), event.object());
        return made;
    }

    /** The event that says that this one is gone. */
    Event retraction(long id, Instant at) {
        var payload = Payload.parse(this.payload).later(this.id, type, Content.NONE, at);
        return new Event(id, RETRACTED, this.id, type, publisher, false, audience, payload.json(), at, null, false);
    }

    /** The event that says what this one has become. */
    Event correction(long id, Content content, Instant at) {
        var payload = Payload.parse(this.payload).later(this.id, type, content, at);
        return new Event(
                id, CORRECTED, this.id, type, publisher, false, audience, payload.json(), at, content.expiry(), false);
    }

    void loseContent() {
        retracted = true;
        payload = Payload.parse(payload).with(Content.NONE).json();
        expiresAt = null;
    }

    void take(Content content) {
        payload = Payload.parse(payload).with(content).json();
        expiresAt = content.expiry();
    }

    public long id() {
        return id;
    }

    public String type() {
        return type;
    }

    /** The event that a retraction or a correction speaks of. */
    public @Nullable Long of() {
        return ofId;
    }

    /** Its type, or for a retraction or a correction the type of the event that it speaks of. */
    public String subject() {
        return was == null ? type : was;
    }

    /** It speaks of an earlier event. */
    public boolean isLater() {
        return was != null;
    }

    public String publisher() {
        return publisher;
    }

    /** It belongs into inboxes; what speaks of an earlier event never does. */
    public boolean notifies() {
        return notifies;
    }

    /** As the publisher gave it, in that order. */
    public List<Address> audience() {
        var known = addresses;
        if (known == null) {
            known = Arrays.stream(audience.split(" "))
                    .map(text -> Address.parse(text).orElseThrow())
                    .toList();
            addresses = known;
        }
        return known;
    }

    /** The audience in the order in which a reader is told how the event came. */
    public List<Target> targets() {
        var known = targets;
        if (known == null) {
            known = audience().stream()
                    .sorted(Comparator.comparingInt(Address::rank))
                    .map(address -> new Target(address, address.channel()))
                    .toList();
            targets = known;
        }
        return known;
    }

    public boolean hasAudienceOf(Event other) {
        return audience.equals(other.audience);
    }

    /**
     * The event as a JSON object.
     *
     * @param to the value of the member {@code to}, as JSON
     * @param more members to end with, as JSON, or nothing
     */
    public String json(String to, String more) {
        var inner = payload.substring(1, payload.length() - 1);
        return "{\"id\":" + id + ",\"type\":\"" + type + "\",\"to\":" + to + "," + inner
                + (more.isEmpty() ? "}" : "," + more + "}");
    }

    String payload() {
        return payload;
    }

    /** About how many characters it has. */
    public int size() {
        return payload.length();
    }

    /** Milliseconds, UTC: {@code 2026-11-22T09:04:00.000Z}. */
    public static String time(Instant instant) {
        return Payload.time(instant);
    }

    /** What else there is of it, read from its JSON each time. */
    public Details details() {
        return Payload.parse(payload).details();
    }

    public Content content() {
        return details().content();
    }

    public @Nullable String actor() {
        return origin().actor();
    }

    public @Nullable Thing object() {
        return origin().object();
    }

    /** Never changes, and is asked for by each stream of a reader who mutes people or things: read once. */
    private Origin origin() {
        var known = origin;
        if (known == null) {
            var details = details();
            known = new Origin(details.actor(), details.object());
            origin = known;
        }
        return known;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public @Nullable Instant expiresAt() {
        return expiresAt;
    }

    public boolean isRetracted() {
        return retracted;
    }

    /** It may be shown: neither retracted nor past its expiry. */
    public boolean isLive(Instant now) {
        return !retracted && (expiresAt == null || expiresAt.isAfter(now));
    }

    String audienceText() {
        return audience;
    }

    @Nullable
    String was() {
        return was;
    }
}
