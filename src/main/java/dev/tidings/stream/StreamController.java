package dev.tidings.stream;

import dev.tidings.account.Audiences;
import dev.tidings.account.Caller;
import dev.tidings.log.EventLog;
import dev.tidings.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The stream, and the same for who polls. */
@RestController
class StreamController {

    private static final MediaType EVENT_STREAM = new MediaType(MediaType.TEXT_EVENT_STREAM, StandardCharsets.UTF_8);

    /** In bytes: Jetty keeps it for as long as the stream is open, and only the first block goes through it. */
    private static final int BUFFER = 512;

    private final Streams streams;
    private final Replay replay;
    private final Audiences audiences;
    private final EventLog log;
    private final StreamSettings settings;

    StreamController(Streams streams, Replay replay, Audiences audiences, EventLog log, StreamSettings settings) {
        this.settings = settings;
        this.streams = streams;
        this.replay = replay;
        this.audiences = audiences;
        this.log = log;
    }

    @GetMapping({StreamPaths.SHORT, StreamPaths.LONG})
    ResponseEntity<SseEmitter> stream(
            Caller caller,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            @RequestParam(name = "lastEventId", required = false) @Nullable String cursor,
            @RequestParam(name = "events", required = false) @Nullable String form,
            HttpServletRequest request,
            HttpServletResponse raw) {
        var subscription = StreamQuery.of(request).by(caller);
        if (form != null && !form.equals("message")) {
            throw Problem.parameter("events", "The only form is “message”. Leave it out for named events.");
        }
        var emitter = new SseEmitter(0L);
        var response = ResponseEntity.ok()
                .contentType(EVENT_STREAM)
                .header("Cache-Control", "no-store, no-transform")
                .header("X-Accel-Buffering", "no");
        if (request.getMethod().equals("HEAD")) {
            return response.build();
        }
        var connection = Connection.of(request);
        if (connection.isExclusive()) {
            response.header("Connection", "close").header("Transfer-Encoding", "chunked");
        }
        var writer = connection.writer(settings.writer(), emitter, streams::run);
        if (streams.isDraining()) {
            StreamStart.of(request, new Farewell(writer));
            return response.body(emitter);
        }
        var grants = audiences.of(caller, subscription.topics(), subscription.also());
        var subscriber = new Subscriber(
                subscription,
                grants,
                form != null,
                lastEventId != null && !lastEventId.isEmpty() ? lastEventId : cursor,
                connection,
                writer,
                replay,
                streams);
        streams.register(subscriber);
        emitter.onCompletion(subscriber::gone);
        emitter.onError(failure -> subscriber.gone());
        streams.judgeAgain(subscriber, request);
        if (streams.isDraining()) {
            subscriber.end("shutdown");
        }
        if (settings.writer() != StreamSettings.Way.EMITTER) {
            raw.setBufferSize(BUFFER);
        }
        StreamStart.of(request, subscriber::start);
        return response.body(emitter);
    }

    @GetMapping("/api/v1/events")
    ResponseEntity<String> poll(
            Caller caller,
            @RequestParam(name = "after", required = false) @Nullable String after,
            @RequestParam(name = "limit", defaultValue = "100") String limit,
            HttpServletRequest request) {
        var most = Verdict.parse(limit);
        if (most < 1 || most > 500) {
            throw Problem.parameter("limit", "Give a number from 1 to 500.");
        }
        if (after != null && Verdict.parse(after) < 0) {
            throw Problem.parameter("after", "Give the id of an event, in digits: the “next” of the call before.");
        }
        var subscription = StreamQuery.of(request).by(caller);
        var grants = audiences.of(caller, subscription.topics(), subscription.also());
        var head = log.head();
        var verdict = Verdict.on(after, head, log.oldest());
        if (after == null || verdict.isReset()) {
            return page(List.of(), head, verdict.isReset());
        }
        var page = replay.poll(new Reading(subscription, grants, false), verdict.after(), head, (int) most);
        var events = page.events().stream()
                .map(event -> grants.to(event).orElseThrow().json(event))
                .toList();
        return page(events, page.reached(), false);
    }

    private static ResponseEntity<String> page(List<String> events, long next, boolean reset) {
        var body = events.stream()
                .collect(Collectors.joining(",", "{\"events\":[", "],\"next\":" + next + ",\"reset\":" + reset + "}"));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(body);
    }
}
