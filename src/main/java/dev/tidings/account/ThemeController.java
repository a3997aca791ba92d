package dev.tidings.account;

import dev.tidings.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Light or dark. It is the browser's choice, not the person's: kept in a cookie, so that it holds for the sign-in page too. */
@Controller
class ThemeController {

    private static final Set<String> THEMES = Set.of("light", "dark", "system");

    @PutMapping("/settings/theme")
    ResponseEntity<Void> choose(@RequestParam("theme") String theme, HttpServletRequest request) {
        if (!THEMES.contains(theme)) {
            throw Problem.parameter("theme", "Choose light, dark or system.");
        }
        var cookie = ResponseCookie.from("theme", theme)
                .path("/")
                .maxAge(theme.equals("system") ? Duration.ZERO : Duration.ofDays(365))
                .secure(request.isSecure())
                .sameSite("Lax")
                .build();
        var answer = PageRefusals.isFetched(request)
                ? ResponseEntity.noContent()
                : ResponseEntity.status(HttpStatus.SEE_OTHER).header(HttpHeaders.LOCATION, "/settings");
        return answer.header(HttpHeaders.SET_COOKIE, cookie.toString()).build();
    }
}
