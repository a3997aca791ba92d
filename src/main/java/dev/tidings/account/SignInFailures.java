package dev.tidings.account;

import dev.tidings.problem.Complaint;
import dev.tidings.problem.DatabaseAway;
import dev.tidings.problem.Discreet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;

/** Back to the form, with what was typed and a sentence. */
@Component
class SignInFailures implements AuthenticationFailureHandler {

    static final String WRONG = "This name and password do not belong together.";

    private static final Logger log = LoggerFactory.getLogger(SignInFailures.class);
    private static final Complaint AWAY = new Complaint(log, "Nobody can sign in");

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        var username = Objects.requireNonNullElse(request.getParameter("username"), "");
        new FailedSignIn(username, sentence(failure)).keep(request, response);
        response.sendRedirect(request.getContextPath() + "/login?error");
    }

    private static String sentence(AuthenticationException failure) {
        return switch (failure) {
            case SignInThrottled throttled -> Objects.requireNonNullElse(throttled.getMessage(), WRONG);
            case DisabledException e -> "This account is disabled. Ask whoever runs this server.";
            case InternalAuthenticationServiceException e -> ours(e);
            default -> WRONG;
        };
    }

    private static String ours(Exception failure) {
        if (DatabaseAway.is(failure)) {
            AWAY.about(failure);
            return "The database does not answer: nobody can sign in at the moment. Try again in a minute.";
        }
        log.error("Nobody can sign in", Discreet.trace(failure));
        return "The mistake is ours: nobody can sign in at the moment. Try again in a minute.";
    }
}
