package dev.tidings.page;

import dev.tidings.problem.Complaint;
import dev.tidings.problem.Discreet;
import dev.tidings.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

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

    private static final Words OTHER = new Words("That did not work", "Go back and try again.");
    private static final Words OURS = new Words(
            "The mistake is ours",
            "What you wrote is kept: go back, and it is still in the field. If this happens again, tell whoever runs"
                    + " this server the reference below.");

    private static final Map<Integer, Words> WORDS = Map.of(
            400, new Words("That was not understood", "Something in the address or the form is not as it should be."),
            403,
                    new Words(
                            "You may not do this",
                            "It is for others, or this page was open for too long: go back, reload it and try again."),
            404, new Words("There is nothing here", "The address is wrong, or what was here is gone."),
            405,
                    new Words(
                            "That does not work here",
                            "This address cannot be opened like this. Use the buttons there."),
            409, new Words("Somebody was faster", "Things have changed meanwhile. Go back, reload the page and look."),
            413, new Words("That was too much", "What you sent is too large. Make it shorter."),
            429, new Words("Too much at once", "Wait a minute and try again."),
            503,
                    new Words(
                            "One moment",
                            "The database does not answer. Nothing of yours was kept: go back in a few seconds and send it again."));

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ErrorPage(Clock clock) {
        this.clock = clock;
    }

    private record Words(String title, String detail) {}

    ModelAndView of(HttpStatusCode status, @Nullable Throwable failure, HttpServletRequest request) {
        var page = new ModelAndView("error", status);
        var words = WORDS.getOrDefault(status.value(), status.is5xxServerError() ? OURS : OTHER);
        page.addObject("status", status.value());
        page.addObject("title", words.title());
        page.addObject("detail", failure instanceof Problem problem ? problem.getMessage() : words.detail());
        page.addObject("reference", reference(status, failure));
        page.addObject("at", clock.instant());
        page.addObject("theme", Theme.of(request));
        return page;
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
