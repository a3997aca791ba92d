package dev.tidings.account;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.stereotype.Component;

/** People get a page. What a page's script fetched gets a problem: it would take the sign-in form for success. */
@Component
class PageRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final Refusals problems;
    private final AuthenticationEntryPoint form = new LoginUrlAuthenticationEntryPoint("/login");

    PageRefusals(Refusals problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException, ServletException {
        if (isFetched(request)) {
            problems.commence(request, response, failure);
        } else {
            form.commence(request, response, failure);
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
            throws IOException {
        if (isFetched(request)) {
            problems.handle(request, response, failure);
        } else {
            response.sendError(
                    HttpServletResponse.SC_FORBIDDEN, Refusals.problem(failure).getMessage());
        }
    }

    static boolean isFetched(HttpServletRequest request) {
        return request.getHeader("X-Requested-With") != null;
    }
}
