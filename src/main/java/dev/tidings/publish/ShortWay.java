package dev.tidings.publish;

import dev.tidings.account.ApiKeys;
import dev.tidings.problem.Problem;
import dev.tidings.publish.ShortAnswers.Visit;
import dev.tidings.server.WholeRequest;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * What services send all day, one event with nothing special about it, is taken here, before filters and controllers,
 * and no thread waits for its commit. Whatever is not of that form, and whatever is to be refused, goes on to the
 * controller as if nobody had looked at it.
 */
final class ShortWay extends Handler.Wrapper {

    private static final String CREDENTIALS = "Bearer " + ApiKeys.PREFIX;
    private static final Set<String> ACCEPTING = Set.of("", "*/*", "application/json");

    /** What only filters and controllers know how to treat. */
    private static final List<String> SPECIAL = List.of("Idempotency-Key", "Origin", "Cookie");

    private final String path;
    private final ApiKeys keys;
    private final EventRules rules;
    private final GroupCommit groupCommit;
    private final ShortAnswers answers;

    ShortWay(
            Handler longWay,
            String path,
            ApiKeys keys,
            EventRules rules,
            GroupCommit groupCommit,
            ShortAnswers answers) {
        super(longWay);
        this.path = path;
        this.keys = keys;
        this.rules = rules;
        this.groupCommit = groupCommit;
        this.answers = answers;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        var visit = new Visit(request, response, callback, System.nanoTime());
        var whole = Request.as(request, WholeRequest.class);
        var outcome = whole != null && isPlain(request) ? submit(whole) : null;
        if (outcome == null) {
            return super.handle(request, response, callback);
        }
        outcome.whenComplete((publication, failure) -> answer(publication, failure, visit));
        return true;
    }

    private boolean isPlain(Request request) {
        var headers = request.getHeaders();
        var accept = headers.get(HttpHeader.ACCEPT);
        return HttpMethod.POST.is(request.getMethod())
                && path.equals(request.getHttpURI().getPathQuery())
                && headers.getFields(HttpHeader.AUTHORIZATION).size() == 1
                && "application/json".equals(headers.get(HttpHeader.CONTENT_TYPE))
                && ACCEPTING.contains(accept == null ? "" : accept)
                && SPECIAL.stream().noneMatch(headers::contains);
    }

    /** Null where it is to be refused: the long way finds out again, and says why. */
    private @Nullable CompletableFuture<Publication> submit(WholeRequest request) {
        var credentials = request.getHeaders().get(HttpHeader.AUTHORIZATION);
        if (credentials == null || !credentials.startsWith(CREDENTIALS)) {
            return null;
        }
        try {
            var secret = credentials.substring(CREDENTIALS.length() - ApiKeys.PREFIX.length());
            var caller = keys.unlimited(secret).orElse(null);
            return caller == null || !caller.mayPublish()
                    ? null
                    : groupCommit.submit(List.of(rules.event(new Body(request.body()).json(), caller)), null);
        } catch (RuntimeException e) {
            return null;
        }
    }

    private void answer(@Nullable Publication publication, @Nullable Throwable failure, Visit visit) {
        try {
            if (publication != null) {
                answers.published(publication, visit);
            } else if (failure instanceof Problem problem) {
                answers.refused(problem, visit);
            } else {
                visit.callback().failed(failure == null ? new IllegalStateException("No outcome") : failure);
            }
        } catch (RuntimeException e) {
            visit.callback().failed(e);
        }
    }
}
