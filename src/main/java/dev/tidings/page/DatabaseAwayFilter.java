package dev.tidings.page;

import dev.tidings.problem.Complaint;
import dev.tidings.problem.DatabaseAway;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Sessions are in the database: where it does not answer, a person gets a page that says so, and the log no stack trace. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class DatabaseAwayFilter extends OncePerRequestFilter {

    private static final Complaint AWAY =
            new Complaint(LoggerFactory.getLogger(DatabaseAwayFilter.class), "The database did not answer a request");

    private static final String SEEN = DatabaseAwayFilter.class.getName();

    private final String sessionCookie;

    DatabaseAwayFilter(@Value("${server.servlet.session.cookie.name}") String sessionCookie) {
        this.sessionCookie = sessionCookie;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request.getAttribute(SEEN) == null ? request : new WithoutSession(request), response);
        } catch (RuntimeException | ServletException e) {
            if (response.isCommitted() || !DatabaseAway.is(e)) {
                throw e;
            }
            AWAY.about(e);
            request.setAttribute(SEEN, true);
            response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
        }
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    /** For the page that tells it, which would look for the session again, and wait again. */
    private final class WithoutSession extends HttpServletRequestWrapper {

        private WithoutSession(HttpServletRequest request) {
            super(request);
        }

        @Override
        public Cookie[] getCookies() {
            return Stream.of(Objects.requireNonNullElse(super.getCookies(), new Cookie[0]))
                    .filter(cookie -> !cookie.getName().equals(sessionCookie))
                    .toArray(Cookie[]::new);
        }
    }
}
