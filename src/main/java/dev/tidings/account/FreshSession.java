package dev.tidings.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.stereotype.Component;

/** A sign-in begins with a session of its own; one that the browser had ends. */
@Component
class FreshSession implements SessionAuthenticationStrategy {

    private static final int LONGEST_DEVICE = 300;

    private final Sessions sessions;
    private final SessionCookie cookie;

    FreshSession(Sessions sessions, SessionCookie cookie) {
        this.sessions = sessions;
        this.cookie = cookie;
    }

    @Override
    public void onAuthentication(
            Authentication authentication, HttpServletRequest request, HttpServletResponse response) {
        var old = request.getSession(false);
        if (old != null) {
            sessions.end(old);
        }
        var session = request.getSession(true);
        var device = request.getHeader(HttpHeaders.USER_AGENT);
        if (device != null) {
            session.setAttribute(Sessions.DEVICE, device.substring(0, Math.min(LONGEST_DEVICE, device.length())));
        }
        cookie.given(session);
    }
}
