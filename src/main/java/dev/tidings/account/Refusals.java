package dev.tidings.account;

import dev.tidings.problem.Problem;
import dev.tidings.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.json.JsonMapper;

/** Answers with problems where no controller is reached. */
@Component
class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    static final String NOBODY =
            "Sign in, or send an API key or a token: “Authorization: Bearer” and what you were given.";

    private static final String TOKEN_MISSING = "Send the CSRF token: what the cookie XSRF-TOKEN holds, in the header"
            + " X-XSRF-TOKEN or as the parameter _csrf. If you did, the page is too old: load it again.";

    private final JsonMapper json;

    Refusals(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        write(Problem.of(ProblemType.UNAUTHENTICATED, NOBODY), request, response);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
            throws IOException {
        write(problem(failure), request, response);
    }

    static Problem problem(AccessDeniedException failure) {
        return Problem.forbidden(failure instanceof CsrfException ? TOKEN_MISSING : "You may not do this.");
    }

    void write(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            throw problem;
        }
        var body = problem.getBody();
        body.setInstance(URI.create(UriUtils.encodePath(request.getServletPath(), StandardCharsets.UTF_8)));
        response.setStatus(problem.getStatusCode().value());
        problem.getHeaders().forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(body));
    }
}
