package dev.tidings.account;

import dev.tidings.problem.Problem;
import dev.tidings.problem.ProblemType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes API keys and tokens. Whoever sends credentials means them: if they are bad, the request is refused, even beside
 * a good session.
 */
final class BearerFilter extends OncePerRequestFilter {

    /** RFC 6750, section 2.1; the scheme's case does not matter (RFC 9110, section 11.1). */
    private static final Pattern BEARER = Pattern.compile("(?i:Bearer) +([A-Za-z0-9._~+/=-]+) *");

    /** A native EventSource cannot set headers. */
    private static final Set<String> STREAMS = Set.of("/sse", "/api/v1/stream");

    private final Bearers bearers;
    private final Callers callers;

    BearerFilter(Bearers bearers, Callers callers) {
        this.bearers = bearers;
        this.callers = callers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        caller(request).ifPresent(caller -> callers.set(caller, request, response));
        chain.doFilter(request, response);
    }

    private Optional<Caller> caller(HttpServletRequest request) {
        var headers = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        var inUrl = request.getParameterValues("access_token");
        if (headers.size() + (inUrl == null ? 0 : inUrl.length) > 1) {
            throw refused("Send one key or one token, and only one.");
        }
        if (!headers.isEmpty()) {
            return Optional.of(ofHeader(headers.getFirst()));
        }
        return inUrl == null ? Optional.empty() : Optional.of(ofUrl(inUrl[0], request));
    }

    private Caller ofHeader(@Nullable String header) {
        var form = BEARER.matcher(header == null ? "" : header);
        if (!form.matches()) {
            throw refused("Authorization must be “Bearer” and an API key or a token.");
        }
        return bearers.of(form.group(1));
    }

    private Caller ofUrl(String token, HttpServletRequest request) {
        if (Bearers.isKey(token)) {
            throw refused("An API key never goes into a URL, where logs keep it. Send it as Authorization: Bearer,"
                    + " and revoke this one if the URL was real.");
        }
        if (!STREAMS.contains(
                request.getRequestURI().substring(request.getContextPath().length()))) {
            throw refused("A token goes into the URL of the stream alone. Send it as Authorization: Bearer here.");
        }
        return bearers.person(token);
    }

    private static Problem refused(String detail) {
        return Problem.of(ProblemType.UNAUTHENTICATED, detail);
    }
}
