package dev.tidings.inbox;

import dev.tidings.account.Caller;
import dev.tidings.inbox.Readings.Changed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriUtils;

/** The inbox as a page; its forms work without script. */
@Controller
@RequestMapping("/inbox")
class InboxPages {

    private static final int SIZE = 30;
    private static final int MOMENTS_MOST = 10;

    /** The address of a page that lists notifications or what they are about, from its path on. */
    private static final Pattern PLACE =
            Pattern.compile("https?://[^/?#]+(/(?:inbox|topics(?:/[a-z0-9-]+)?|posts/\\d+|settings)?(?:\\?[!-~]*)?)");

    private static final Pattern NOT_OF_A_URI =
            Pattern.compile("[^A-Za-z0-9._~:/?#\\[\\]@!$&'()*+,;=%-]+|%(?![0-9A-Fa-f]{2})");

    private final Inboxes inboxes;
    private final Readings readings;
    private final KindFilters kinds;
    private final Breakdowns breakdowns;
    private final Absences absences;

    InboxPages(Inboxes inboxes, Readings readings, KindFilters kinds, Breakdowns breakdowns, Absences absences) {
        this.inboxes = inboxes;
        this.readings = readings;
        this.kinds = kinds;
        this.breakdowns = breakdowns;
        this.absences = absences;
    }

    @GetMapping
    String list(
            Caller.Person reader,
            @ModelAttribute View view,
            @RequestParam(name = "before", required = false) @Nullable String before,
            Locale locale,
            Model model) {
        var selection = view.selection();
        absences.visit(reader);
        var page = inboxes.page(reader, selection, Asked.cursor(before), SIZE);
        model.addAttribute("notifications", page.items());
        model.addAttribute("moments", inboxes.moments(reader, groups(page.items()), MOMENTS_MOST));
        model.addAttribute("view", view.plain());
        model.addAttribute("kinds", kinds.of(reader, locale));
        model.addAttribute("breakdown", breakdowns.of(reader));
        model.addAttribute("next", page.next());
        model.addAttribute("isEarlier", before != null);
        model.addAttribute("counts", page.counts());
        model.addAttribute("matching", inboxes.unread(reader, selection, page.counts()));
        if (view.isPlain() && before == null) {
            inboxes.summary(reader).ifPresent(summary -> model.addAttribute("summary", summary));
        }
        return "inbox";
    }

    private static List<Notification> groups(List<Notification> items) {
        return items.stream().filter(item -> item.eventCount() > 1).toList();
    }

    /** A deep link, of a notification or of an event in it: reads it and goes there, or stays where it leads nowhere. */
    @GetMapping("/{id}")
    ResponseEntity<Void> open(
            Caller.Person reader,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.REFERER, required = false) @Nullable String from) {
        var notification = inboxes.holding(reader, NotificationController.number(id));
        inboxes.read(reader, NotificationController.number(notification.id()));
        var object = notification.object();
        var url = notification.url() != null || object == null ? notification.url() : object.url();
        // The header itself: the server's own redirect refuses addresses that it would find ambiguous in a request.
        return ResponseEntity.status(HttpStatus.FOUND)
                .header(HttpHeaders.LOCATION, url == null ? stay(from) : encoded(url))
                .build();
    }

    /** Who opens what leads nowhere stays on the page of ours where it was opened. */
    private static String stay(@Nullable String from) {
        var page = PLACE.matcher(from == null ? "" : from);
        return page.matches() ? page.group(1) : "/inbox";
    }

    /** As a header may hold it: what no URI may hold becomes %XX, and what is %XX already stays. */
    private static String encoded(String url) {
        return NOT_OF_A_URI.matcher(url).replaceAll(found -> UriUtils.encode(found.group(), StandardCharsets.UTF_8));
    }

    @PutMapping("/{id}/reading")
    String read(Caller.Person reader, @PathVariable String id, @ModelAttribute View view) {
        inboxes.read(reader, NotificationController.number(id));
        return view.redirect();
    }

    @DeleteMapping("/{id}/reading")
    String unread(Caller.Person reader, @PathVariable String id, @ModelAttribute View view) {
        inboxes.unread(reader, NotificationController.number(id));
        return view.redirect();
    }

    @PutMapping("/{id}/completion")
    String complete(Caller.Person reader, @PathVariable String id, @ModelAttribute View view, RedirectAttributes next) {
        inboxes.complete(reader, NotificationController.number(id), true);
        next.addFlashAttribute("undo", Undoable.of("inbox.moved", 1, "/inbox/" + id + "/completion"));
        return view.redirect();
    }

    @DeleteMapping("/{id}/completion")
    String reopen(Caller.Person reader, @PathVariable String id, @ModelAttribute View view) {
        inboxes.complete(reader, NotificationController.number(id), false);
        return view.redirect();
    }

    @PostMapping("/readings")
    String readAll(Caller.Person reader, @RequestParam long upTo, @ModelAttribute View view, RedirectAttributes next) {
        var selection = view.selection();
        tell(readings.raise(reader, upTo, selection.type(), selection.topic(), true), next);
        return view.redirect();
    }

    /** What the summary told of, and not what came since. */
    @PostMapping("/absence/readings")
    String readSummary(Caller.Person reader, @RequestParam long upTo, RedirectAttributes next) {
        inboxes.summary(reader).ifPresent(summary -> tell(readings.raise(reader, summary.idsUpTo(upTo), true), next));
        absences.dismiss(reader);
        return "redirect:/inbox";
    }

    @DeleteMapping("/absence")
    String dismiss(Caller.Person reader) {
        absences.dismiss(reader);
        return "redirect:/inbox";
    }

    private static void tell(Changed changed, RedirectAttributes next) {
        if (changed.undo() != null) {
            next.addFlashAttribute(
                    "undo", Undoable.of("readings.done", changed.changed(), "/inbox/readings/" + changed.undo()));
        }
    }

    @DeleteMapping("/readings/{undo}")
    String undo(Caller.Person reader, @PathVariable String undo, @ModelAttribute View view) {
        readings.undo(reader, undo);
        return view.redirect();
    }
}
