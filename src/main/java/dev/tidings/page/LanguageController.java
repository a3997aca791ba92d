package dev.tidings.page;

import dev.tidings.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The browser's choice, not the person's, like the look: it holds for the sign-in page too. */
@Controller
class LanguageController {

    private static final String AS_THE_BROWSER = "browser";

    @PutMapping("/settings/language")
    ResponseEntity<Void> choose(@RequestParam("language") String language, HttpServletRequest request) {
        var forgets = language.equals(AS_THE_BROWSER);
        if (!forgets && Language.of(language).isEmpty()) {
            throw Problem.parameter("language", "Choose en, de or browser.");
        }
        var cookie = ResponseCookie.from(Language.COOKIE, forgets ? "" : language)
                .path("/")
                .maxAge(forgets ? Duration.ZERO : Duration.ofDays(365))
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .build();
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, request.getContextPath() + "/settings")
                .header(HttpHeaders.SET_COOKIE, cookie.toString())
                .build();
    }
}
