package dev.tidings.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.csrf.CsrfTokenRequestHandler;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;

/**
 * Takes the token as a page has it (masked, against BREACH) and as the cookie has it, from either header and from the
 * parameter. Pages get their cookie before they are rendered, as a long page may be under way by then.
 */
final class CsrfTokens implements CsrfTokenRequestHandler {

    private static final List<String> HEADERS = List.of("X-XSRF-TOKEN", "X-CSRF-TOKEN");

    private final CsrfTokenRequestHandler plain = new CsrfTokenRequestAttributeHandler();
    private final XorCsrfTokenRequestAttributeHandler masked = new XorCsrfTokenRequestAttributeHandler();
    private final boolean forPages;

    CsrfTokens(boolean forPages) {
        this.forPages = forPages;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, Supplier<CsrfToken> token) {
        masked.handle(request, response, token);
        if (forPages) {
            token.get().getToken();
        }
    }

    @Override
    public @Nullable String resolveCsrfTokenValue(HttpServletRequest request, CsrfToken expected) {
        for (var header : HEADERS) {
            var place = new DefaultCsrfToken(header, expected.getParameterName(), expected.getToken());
            var sent = plain.resolveCsrfTokenValue(request, place);
            if (sent != null) {
                return same(sent, expected.getToken()) ? sent : masked.resolveCsrfTokenValue(request, place);
            }
        }
        return null;
    }

    private static boolean same(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }
}
