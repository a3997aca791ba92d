package dev.tidings.inbox;

import dev.tidings.account.Mutes;
import dev.tidings.account.Name;
import dev.tidings.log.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A notification that came by name: one event, or several of one type about one object. The rules of contract, section
 * 5, without a database.
 *
 * @param id of its first event
 * @param thing what it is about, as a mute names it; empty where it is about nothing
 * @param openKey what events have in common that join it; null where it is closed for good, or was never open
 * @param actors names, latest first, up to 5
 * @param actorCount how many different ones
 * @param seenId the latest event when it was last seen; 0: never
 * @param stamp the version of the inbox that the last deed on it made
 * @param createdAt when its first event happened
 */
record Group(
        long id,
        String type,
        String thing,
        @Nullable String openKey,
        List<String> actors,
        int actorCount,
        int eventCount,
        long latestEventId,
        long seenId,
        boolean read,
        boolean done,
        long stamp,
        Instant createdAt,
        Instant updatedAt) {

    static final int ACTORS_MOST = 5;
    static final Duration OPEN = Duration.ofHours(12);

    /** What is left of a group without some of its events. */
    record Rest(List<String> actors, int actorCount, long latestEventId, Instant updatedAt) {}

    static Group of(Event event) {
        var actor = event.actor();
        return new Group(
                event.id(),
                event.type(),
                thing(event),
                key(event).orElse(null),
                actor == null ? List.of() : List.of(actor),
                actor == null ? 0 : 1,
                1,
                event.id(),
                0,
                false,
                false,
                0,
                event.createdAt(),
                event.createdAt());
    }

    /** Empty where an event is not grouped. A type holds no space. */
    static Optional<String> key(Event event) {
        return Optional.ofNullable(event.object())
                .map(object -> event.type() + " " + object.type() + " " + object.id());
    }

    static String thing(Event event) {
        var object = event.object();
        return object == null ? "" : Mutes.thing(object.type(), object.id());
    }

    /** It closes by itself some hours after its first event. */
    boolean takes(Event event) {
        return openKey != null && event.createdAt().isBefore(createdAt.plus(OPEN));
    }

    /** It moves up, and is new again; one that comes late, as a mute of it was undone, joins below. */
    Group with(Event event, boolean isNewActor) {
        var isLatest = event.id() > latestEventId;
        return new Group(
                id,
                type,
                thing,
                openKey,
                with(event.actor(), isLatest),
                actorCount + (isNewActor ? 1 : 0),
                eventCount + 1,
                Math.max(latestEventId, event.id()),
                seenId,
                read,
                done,
                stamp,
                createdAt,
                isLatest ? event.createdAt() : updatedAt);
    }

    private List<String> with(@Nullable String actor, boolean isLatest) {
        if (actor == null || (!isLatest && names(Name.key(actor)))) {
            return actors;
        }
        var names = new ArrayList<>(actors);
        names.removeIf(name -> Name.key(name).equals(Name.key(actor)));
        names.add(isLatest ? 0 : names.size(), actor);
        return names.stream().limit(ACTORS_MOST).toList();
    }

    boolean names(String actorKey) {
        return actors.stream().anyMatch(name -> Name.key(name).equals(actorKey));
    }

    /** Some of its events were taken back; nothing becomes unseen or unread by it. */
    Group without(int events, Rest rest) {
        return new Group(
                id,
                type,
                thing,
                openKey,
                rest.actors(),
                rest.actorCount(),
                eventCount - events,
                rest.latestEventId(),
                seenId,
                read,
                done,
                stamp,
                createdAt,
                rest.updatedAt());
    }

    Group closed() {
        return new Group(
                id,
                type,
                thing,
                null,
                actors,
                actorCount,
                eventCount,
                latestEventId,
                seenId,
                read,
                done,
                stamp,
                createdAt,
                updatedAt);
    }

    Standing standing() {
        return new Standing(seenId >= latestEventId, read, done);
    }

    /** Read or done, it is closed for good: unread and undone don't open it again. */
    Group stand(Standing standing, long stamp) {
        return new Group(
                id,
                type,
                thing,
                standing.read() || standing.done() ? null : openKey,
                actors,
                actorCount,
                eventCount,
                latestEventId,
                standing.seen() ? latestEventId : Math.min(seenId, latestEventId - 1),
                standing.read(),
                standing.done(),
                stamp,
                createdAt,
                updatedAt);
    }
}
