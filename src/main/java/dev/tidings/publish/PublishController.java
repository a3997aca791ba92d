package dev.tidings.publish;

import dev.tidings.account.Caller;
import dev.tidings.account.Digest;
import dev.tidings.log.NewEvent;
import dev.tidings.problem.Problem;
import dev.tidings.publish.Idempotency.Outcome;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Services create events. The order of checks: who, media type, size, key, then what the body says. */
@RestController
class PublishController {

    static final String EVENTS = "/api/v1/events";

    private static final int EVENT_MOST = 256 * Body.KIB;
    private static final int BATCH_MOST = 4 * 1024 * Body.KIB;
    private static final Pattern KEY = Pattern.compile("[!-~]{1,255}");

    private final EventRules rules;
    private final Idempotency idempotency;
    private final GroupCommit groupCommit;

    PublishController(EventRules rules, Idempotency idempotency, GroupCommit groupCommit) {
        this.rules = rules;
        this.idempotency = idempotency;
        this.groupCommit = groupCommit;
    }

    record Published(long id, String createdAt) {}

    record BatchPublished(List<Long> ids) {}

    @PostMapping(EVENTS)
    ResponseEntity<Published> publish(
            Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            HttpServletRequest request)
            throws IOException {
        allow(caller);
        var body = Body.read(request, MediaType.APPLICATION_JSON, EVENT_MOST);
        var outcome = once(caller, idempotencyKey, body, () -> List.of(rules.event(body.json(), caller)));
        var id = outcome.publication().firstId();
        return answer(outcome)
                .header("Location", EVENTS + "/" + id)
                .body(new Published(id, time(outcome.publication().createdAt())));
    }

    @PostMapping(EVENTS + "/batch")
    ResponseEntity<BatchPublished> publishBatch(
            Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            HttpServletRequest request)
            throws IOException {
        allow(caller);
        var body = Body.read(request, MediaType.APPLICATION_JSON, BATCH_MOST);
        var outcome = once(caller, idempotencyKey, body, () -> rules.batch(body.json(), caller));
        return answer(outcome).body(new BatchPublished(outcome.publication().ids()));
    }

    private static void allow(Caller caller) {
        if (!caller.mayPublish()) {
            throw Problem.forbidden("To publish you need an API key with the scope “publish”, or to be an admin.");
        }
    }

    private Outcome once(Caller caller, @Nullable String idempotencyKey, Body body, Supplier<List<NewEvent>> events) {
        var key = idempotencyKey == null
                ? null
                : new IdempotencyKey(caller.id(), checked(idempotencyKey), Digest.of(body.bytes()));
        return idempotency.once(key, () -> groupCommit.append(events.get(), key));
    }

    private static String checked(String idempotencyKey) {
        if (!KEY.matcher(idempotencyKey).matches()) {
            throw Problem.parameter("Idempotency-Key", "This must be 1 to 255 visible ASCII characters.");
        }
        return idempotencyKey;
    }

    private static ResponseEntity.BodyBuilder answer(Outcome outcome) {
        return outcome.replayed()
                ? ResponseEntity.ok().header("Idempotent-Replayed", "true")
                : ResponseEntity.status(HttpStatus.CREATED);
    }

    static String time(Instant instant) {
        return dev.tidings.log.Event.time(instant);
    }
}
