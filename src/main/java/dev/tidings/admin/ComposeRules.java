package dev.tidings.admin;

import dev.tidings.log.Content;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.validation.Errors;

/** Makes an announcement of a form, or says beside each field what is wrong. */
@Component
class ComposeRules {

    private static final int TITLE_MOST = 200;
    private static final int TEXT_MOST = 4_000;
    private static final int URL_MOST = 2_000;
    private static final int LAST_YEAR = 9_999;

    /** One slash: two lead to another site. */
    private static final Pattern URL =
            Pattern.compile("/(?![/\\\\])[^\\s\\p{Cntrl}]*|(?i:https?)://[^\\s\\p{Cntrl}/?#\\\\]+[^\\s\\p{Cntrl}]*");

    private static final Pattern PRIORITY = Pattern.compile("low|normal|high");

    private final AudienceRules audience;
    private final Clock clock;

    ComposeRules(AudienceRules audience, Clock clock) {
        this.audience = audience;
        this.clock = clock;
    }

    Optional<Announcement> check(ComposeForm form, Errors errors) {
        var to = audience.check(form, errors);
        var content = new Content(
                title(form, errors),
                text(form, errors),
                url(form, errors),
                priority(form, errors),
                null,
                expiresAt(form, errors));
        return errors.hasErrors() ? Optional.empty() : Optional.of(new Announcement(to, content));
    }

    private static String title(ComposeForm form, Errors errors) {
        var title = Typed.line(form.title());
        if (title.isEmpty()) {
            errors.rejectValue("title", "none", "A title is needed.");
        }
        Typed.refusal(title, TITLE_MOST).ifPresent(refusal -> errors.rejectValue("title", "refused", refusal));
        return title;
    }

    private static @Nullable String text(ComposeForm form, Errors errors) {
        var text = Typed.lines(form.text());
        Typed.refusal(text, TEXT_MOST).ifPresent(refusal -> errors.rejectValue("text", "refused", refusal));
        return text.isEmpty() ? null : text;
    }

    private static @Nullable String url(ComposeForm form, Errors errors) {
        var url = Typed.line(form.url());
        if (url.isEmpty()) {
            return null;
        }
        if (!URL.matcher(url).matches()) {
            errors.rejectValue(
                    "url", "form", "This must be a path such as /posts/42, or begin with https:// or http://.");
        }
        Typed.refusal(url, URL_MOST).ifPresent(refusal -> errors.rejectValue("url", "refused", refusal));
        return url;
    }

    private static String priority(ComposeForm form, Errors errors) {
        var priority = Typed.line(form.priority());
        if (!PRIORITY.matcher(priority).matches()) {
            errors.rejectValue("priority", "unknown", "Choose low, normal or high.");
        }
        return priority;
    }

    private @Nullable String expiresAt(ComposeForm form, Errors errors) {
        var typed = Typed.line(form.expiresAt());
        if (typed.isEmpty()) {
            return null;
        }
        var zone = zone(form, errors);
        if (zone == null) {
            return null;
        }
        try {
            var time = LocalDateTime.parse(typed).atZone(zone).toOffsetDateTime();
            if (time.getYear() > LAST_YEAR || !time.toInstant().isAfter(clock.instant())) {
                errors.rejectValue("expiresAt", "past", "This must lie ahead.");
            }
            return format(time);
        } catch (DateTimeException e) {
            errors.rejectValue("expiresAt", "form", "This must be a day and a time, such as 2027-01-01T09:00.");
            return null;
        }
    }

    private static @Nullable ZoneId zone(ComposeForm form, Errors errors) {
        try {
            var zone = Typed.line(form.zone());
            return ZoneId.of(zone.isEmpty() ? "UTC" : zone);
        } catch (DateTimeException e) {
            errors.rejectValue("zone", "unknown", "Choose a time zone from the list.");
            return null;
        }
    }

    private static String format(OffsetDateTime time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
    }
}
