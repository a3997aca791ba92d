package dev.tidings.publish;

import dev.tidings.account.SecurityHeaders;
import dev.tidings.log.Event;
import dev.tidings.problem.Problem;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What the short way answers, and measures: the same as the long one. Nothing here blocks. */
@Component
class ShortAnswers {

    private static final HttpField JSON =
            new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE);
    private static final List<HttpField> PLAIN = fields(false);
    private static final List<HttpField> SECURE = fields(true);

    private final MeterRegistry registry;
    private final JsonMapper json;
    private final Timer published;

    /** One request on its way. */
    record Visit(Request request, Response response, Callback callback, long begun) {}

    ShortAnswers(MeterRegistry registry, JsonMapper json) {
        this.registry = registry;
        this.json = json;
        this.published = timer(201, "SUCCESS");
    }

    private static List<HttpField> fields(boolean isSecure) {
        return SecurityHeaders.notStored(isSecure).entrySet().stream()
                .<HttpField>map(header -> new PreEncodedHttpField(header.getKey(), header.getValue()))
                .toList();
    }

    /** As Spring's observation of the long way has it. */
    private Timer timer(int status, String outcome) {
        return Timer.builder("http.server.requests")
                .tags("error", "none", "exception", "none", "method", "POST", "outcome", outcome)
                .tags("status", Integer.toString(status), "uri", PublishController.EVENTS)
                .register(registry);
    }

    void published(Publication publication, Visit visit) {
        var id = publication.firstId();
        var headers = visit.response().getHeaders();
        headers.put(HttpHeader.LOCATION, PublishController.EVENTS + "/" + id);
        headers.put(JSON);
        var body = "{\"id\":" + id + ",\"createdAt\":\"" + Event.time(publication.createdAt()) + "\"}";
        write(201, body.getBytes(StandardCharsets.US_ASCII), visit, published);
    }

    void refused(Problem problem, Visit visit) {
        var status = problem.getStatusCode().value();
        var headers = visit.response().getHeaders();
        problem.getHeaders().forEach(headers::put);
        headers.put(HttpHeader.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        var body = problem.getBody();
        body.setInstance(URI.create(visit.request().getHttpURI().getPath()));
        write(status, json.writeValueAsBytes(body), visit, timer(status, "SERVER_ERROR"));
    }

    private static void write(int status, byte[] body, Visit visit, Timer timer) {
        var response = visit.response();
        response.setStatus(status);
        var headers = response.getHeaders();
        (visit.request().isSecure() ? SECURE : PLAIN).forEach(headers::add);
        headers.put(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, ByteBuffer.wrap(body), visit.callback());
        timer.record(System.nanoTime() - visit.begun(), TimeUnit.NANOSECONDS);
    }
}
