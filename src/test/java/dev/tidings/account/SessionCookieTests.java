package dev.tidings.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** Contract, section 2: sessions end 30 days after their last use, so the browser must keep the cookie as long. */
class SessionCookieTests {

    private final SettableClock clock = new SettableClock();
    private final SessionCookie cookie = new SessionCookie(new DefaultCookieSerializer(), clock);
    private final MockHttpSession session = new MockHttpSession();

    @Test
    void isGivenAgainOnceADay() {
        cookie.given(session);
        assertThat(request()).isFalse();
        clock.advance(Duration.ofHours(25));
        assertThat(request()).isTrue();
        assertThat(request()).isFalse();
    }

    private boolean request() {
        var response = new MockHttpServletResponse();
        cookie.renew(session, new MockHttpServletRequest(), response);
        return response.containsHeader("Set-Cookie");
    }
}
