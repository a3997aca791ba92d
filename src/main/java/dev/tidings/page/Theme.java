package dev.tidings.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.WebUtils;

/** The cookie that the switch between light and dark keeps. */
final class Theme {

    private static final String COOKIE = "theme";
    private static final Set<String> KNOWN = Set.of("light", "dark");

    private Theme() {}

    /** Null: what the system says. */
    static @Nullable String of(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        return cookie != null && KNOWN.contains(cookie.getValue()) ? cookie.getValue() : null;
    }
}
