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
import org.springframework.context.MessageSource;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/** Back to the form, with what was typed and a sentence. */
@Component
class SignInFailures implements AuthenticationFailureHandler {

    static final Refusal WRONG = Refusal.of("refused.sign-in");

    private static final Logger log = LoggerFactory.getLogger(SignInFailures.class);
    private static final Complaint AWAY = new Complaint(log, "Nobody can sign in");

    private final MessageSource messages;
    private final LocaleResolver locales;

    SignInFailures(MessageSource messages, LocaleResolver locales) {
        this.messages = messages;
        this.locales = locales;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        var username = Objects.requireNonNullElse(request.getParameter("username"), "");
        var sentence = refusal(failure).sentence(messages, locales.resolveLocale(request));
        new FailedSignIn(username, sentence).keep(request, response);
        response.sendRedirect(request.getContextPath() + "/login?error");
    }

    private static Refusal refusal(AuthenticationException failure) {
        return switch (failure) {
            case SignInThrottled throttled -> throttled.refusal();
            case DisabledException e -> Refusal.of("refused.sign-in.disabled");
            case InternalAuthenticationServiceException e -> ours(e);
            default -> WRONG;
        };
    }

    private static Refusal ours(Exception failure) {
        if (DatabaseAway.is(failure)) {
            AWAY.about(failure);
            return Refusal.of("refused.sign-in.away");
        }
        log.error("Nobody can sign in", Discreet.trace(failure));
        return Refusal.of("refused.sign-in.ours");
    }
}
