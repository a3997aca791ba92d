package dev.tidings.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.CookieSerializer.CookieValue;
import org.springframework.stereotype.Component;

/**
 * A session ends 30 days after its last use, but Spring Session gives the browser its cookie only once, for 30 days. So
 * it is given again once a day while it is in use.
 */
@Component
class SessionCookie {

    private static final String GIVEN = "cookie-given";
    private static final Duration OLD = Duration.ofDays(1);

    private final CookieSerializer cookies;
    private final Clock clock;

    SessionCookie(CookieSerializer cookies, Clock clock) {
        this.cookies = cookies;
        this.clock = clock;
    }

    void given(HttpSession session) {
        session.setAttribute(GIVEN, clock.instant());
    }

    void renew(HttpSession session, HttpServletRequest request, HttpServletResponse response) {
        var isOld = !(session.getAttribute(GIVEN) instanceof Instant given)
                || given.plus(OLD).isBefore(clock.instant());
        if (isOld) {
            given(session);
            cookies.writeCookieValue(new CookieValue(request, response, session.getId()));
        }
    }
}
