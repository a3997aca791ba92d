package dev.tidings.page;

import dev.tidings.problem.Complaint;
import dev.tidings.problem.Discreet;
import dev.tidings.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * What a person sees of a failure: what to do next, and for our own mistakes a reference that stands in the log beside
 * the exception. Never the exception's message. Asks the database nothing, as that may be what failed.
 */
@Component
class ErrorPage {

    private static final Logger log = LoggerFactory.getLogger(ErrorPage.class);
    private static final Complaint AWAY = new Complaint(log, "The database did not answer a page");

    /** No letters or digits that are taken for each other. */
    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int REFERENCE_LENGTH = 8;

    private static final Set<Integer> EXPLAINED = Set.of(400, 403, 404, 405, 409, 413, 429, 503);

    private final Messages messages;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ErrorPage(Messages messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    ModelAndView of(HttpStatusCode status, @Nullable Throwable failure, HttpServletRequest request) {
        var page = new ModelAndView("error", status);
        var language = Language.of(RequestContextUtils.getLocale(request));
        var kind = kind(status);
        page.addObject("status", status.value());
        page.addObject("title", messages.get("error." + kind + ".title", language));
        page.addObject("detail", detail(kind, failure, language));
        page.addObject("reference", reference(status, failure));
        page.addObject("at", clock.instant());
        page.addObject("theme", Theme.of(request));
        return page;
    }

    private static String kind(HttpStatusCode status) {
        if (EXPLAINED.contains(status.value())) {
            return Integer.toString(status.value());
        }
        return status.is5xxServerError() ? "ours" : "other";
    }

    /** What a problem says of itself is English. */
    private @Nullable String detail(String kind, @Nullable Throwable failure, Language language) {
        return failure instanceof Problem problem && language == Language.ENGLISH
                ? problem.getMessage()
                : messages.get("error." + kind + ".detail", language);
    }

    private @Nullable String reference(HttpStatusCode status, @Nullable Throwable failure) {
        if (status.isSameCodeAs(HttpStatus.SERVICE_UNAVAILABLE)) {
            if (failure != null) {
                AWAY.about(failure);
            }
            return null;
        }
        return status.is5xxServerError() ? reference(failure) : null;
    }

    private String reference(@Nullable Throwable failure) {
        var letters = new StringBuilder();
        for (int i = 0; i < REFERENCE_LENGTH; i++) {
            letters.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        var reference = letters.insert(REFERENCE_LENGTH / 2, '-').toString();
        log.error("Reference {}", reference, failure == null ? null : Discreet.trace(failure));
        return reference;
    }
}
