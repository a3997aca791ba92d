package dev.tidings.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * What the sign-in page shows after a failure. It travels to the page in a cookie that lives for a minute: visitors who
 * guess get no session, and names stay out of URLs.
 */
record FailedSignIn(String username, String sentence) {

    private static final String COOKIE = "failed-sign-in";
    private static final int LONGEST = 300;

    void keep(HttpServletRequest request, HttpServletResponse response) {
        var typed = username.substring(0, Math.min(LONGEST, username.length()));
        var text = sentence + "\n" + typed;
        var value = Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        set(value, Duration.ofMinutes(1), request, response);
    }

    /** Shows once: the cookie goes with it. */
    static Optional<FailedSignIn> take(HttpServletRequest request, HttpServletResponse response) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        if (cookie == null) {
            return Optional.empty();
        }
        set("", Duration.ZERO, request, response);
        return parse(cookie.getValue());
    }

    private static Optional<FailedSignIn> parse(String value) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8);
            var end = text.indexOf('\n');
            return end < 0
                    ? Optional.empty()
                    : Optional.of(new FailedSignIn(text.substring(end + 1), text.substring(0, end)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static void set(String value, Duration age, HttpServletRequest request, HttpServletResponse response) {
        var cookie = ResponseCookie.from(COOKIE, value)
                .path(request.getContextPath() + "/login")
                .maxAge(age)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
