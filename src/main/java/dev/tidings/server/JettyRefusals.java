package dev.tidings.server;

import dev.tidings.problem.ProblemType;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.json.JsonMapper;

/** What Jetty refuses before anything of ours sees it is a problem like every other. */
final class JettyRefusals extends ErrorHandler {

    private static final String OURS = "The server cannot answer this at the moment. Try again in a few seconds.";

    private final JsonMapper json;

    JettyRefusals(JsonMapper json) {
        this.json = json;
        setCacheControl("no-store");
    }

    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int status,
            String message,
            @Nullable Throwable cause,
            Callback callback) {
        var limit = request.getConnectionMetaData().getHttpConfiguration().getRequestHeaderSize() / 1_024;
        var detail = switch (status) {
            case 414 ->
                "The address of a request may have up to " + limit + " KiB, headers included. Name fewer topics"
                        + " at once, and send a token as “Authorization: Bearer”.";
            case 431 -> "The headers of a request may have up to " + limit + " KiB in all, the address included.";
            default -> status >= 500 ? OURS : sentence(message, cause);
        };
        var headers = response.getHeaders();
        headers.put(HttpHeader.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        headers.put("X-Content-Type-Options", "nosniff");
        if (status == 503) {
            headers.put(HttpHeader.RETRY_AFTER, "2");
        }
        response.write(true, ByteBuffer.wrap(json.writeValueAsBytes(problem(status, detail))), callback);
    }

    /** Jetty's own words say what it did not understand; those of any other failure stay inside. */
    private static String sentence(String message, @Nullable Throwable cause) {
        return cause == null || cause instanceof HttpException
                ? message
                : "This is no request that could be understood.";
    }

    private static ProblemDetail problem(int status, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(org.springframework.http.HttpStatusCode.valueOf(status), detail);
        if (status != 503) {
            ProblemType.of(status).ifPresent(type -> {
                problem.setType(type.uri());
                problem.setTitle(type.title());
            });
        }
        return problem;
    }
}
