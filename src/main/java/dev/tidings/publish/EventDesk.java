package dev.tidings.publish;

import dev.tidings.account.Audiences;
import dev.tidings.account.Caller;
import dev.tidings.account.Grants;
import dev.tidings.account.Grants.Way;
import dev.tidings.account.Scope;
import dev.tidings.log.Address;
import dev.tidings.log.Event;
import dev.tidings.log.EventLog;
import dev.tidings.problem.Problem;
import dev.tidings.problem.ProblemType;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** Published events are looked at, corrected and taken back here, each by who may. */
@Component
class EventDesk {

    private final EventLog log;
    private final Audiences audiences;
    private final EventRules rules;
    private final Clock clock;

    EventDesk(EventLog log, Audiences audiences, EventRules rules, Clock clock) {
        this.log = log;
        this.audiences = audiences;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * The event as this caller may see it, as JSON.
     *
     * @throws Problem 404
     */
    String look(Caller caller, long id) {
        var event = log.find(id).orElseThrow(EventDesk::unknown);
        if (owns(caller, event)) {
            return whole(event);
        }
        return seen(caller, event).orElseThrow(EventDesk::unknown).json(event);
    }

    private Optional<Way> seen(Caller caller, Event event) {
        return event.isLive(clock.instant()) ? grants(caller, event).to(event) : Optional.empty();
    }

    /** For who published it: the whole audience; a retracted one has lost its content. */
    private static String whole(Event event) {
        var to = event.audience().stream().map(Address::toString).collect(Collectors.joining("\",\"", "[\"", "\"]"));
        return event.json(to, event.isRetracted() ? "\"retracted\":true" : "");
    }

    /** @throws Problem 403 or 404 */
    @Transactional
    void retract(Caller caller, long id) {
        mine(caller, id);
        log.retract(id);
    }

    /** @throws Problem 403, 404, 409 or 422 */
    @Transactional
    String correct(Caller caller, long id, JsonNode patch) {
        var event = mine(caller, id);
        if (event.isRetracted()) {
            throw Problem.of(ProblemType.CONFLICT, "This event was taken back: it cannot be corrected any more.");
        }
        if (!log.isLive(event)) {
            throw Problem.of(ProblemType.CONFLICT, "This event is past its expiry: it cannot be corrected any more.");
        }
        var content = event.content();
        var corrected = rules.patched(content, patch);
        return whole(corrected.equals(content) ? event : log.correct(event, corrected));
    }

    private Event mine(Caller caller, long id) {
        var event = log.lock(id).filter(found -> !found.isLater()).orElseThrow(EventDesk::unknown);
        var room = event.publisher().startsWith("room:");
        if (owns(caller, event)) {
            if (room) {
                throw Problem.forbidden("This event says what somebody did here: it is taken back where it was done.");
            }
            return event;
        }
        if (seen(caller, event).isPresent()) {
            throw Problem.forbidden("Only who published an event, and admins, may change it.");
        }
        throw unknown();
    }

    private static boolean owns(Caller caller, Event event) {
        return caller.isAdmin() || event.publisher().equals(caller.id());
    }

    /** All that the caller may read, asked for or not. */
    private Grants grants(Caller caller, Event event) {
        if (caller instanceof Caller.Service service && !service.scopes().contains(Scope.READ)) {
            throw unknown();
        }
        Predicate<Address> isTopic = address -> address.kind().equals("topic");
        var topics =
                event.audience().stream().filter(isTopic).map(Address::name).toList();
        var also = event.audience().stream()
                .filter(isTopic.negate())
                .map(Address::toString)
                .toList();
        return audiences.still(caller, topics, also);
    }

    private static Problem unknown() {
        return Problem.notFound("There is no event with this id that you may see.");
    }
}
