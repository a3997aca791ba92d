package dev.tidings.inbox;

import dev.tidings.account.Caller;
import java.nio.charset.StandardCharsets;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;

/** The inbox as a page; its forms work without script. */
@Controller
@RequestMapping("/inbox")
class InboxPages {

    private static final int SIZE = 30;
    private static final Pattern NOT_OF_A_URI =
            Pattern.compile("[^A-Za-z0-9._~:/?#\\[\\]@!$&'()*+,;=%-]+|%(?![0-9A-Fa-f]{2})");

    private final Inboxes inboxes;
    private final Readings readings;

    InboxPages(Inboxes inboxes, Readings readings) {
        this.inboxes = inboxes;
        this.readings = readings;
    }

    @GetMapping
    String list(
            Caller.Person reader,
            @RequestParam(name = "filter", defaultValue = "all") String filter,
            @RequestParam(name = "before", required = false) @Nullable Long before,
            Model model) {
        var page = inboxes.page(reader, Selection.of(filter(filter)), before, SIZE);
        model.addAttribute("notifications", page.items());
        model.addAttribute("filter", filter(filter).name().toLowerCase(Locale.ROOT));
        model.addAttribute("next", page.next());
        model.addAttribute("counts", page.counts());
        return "inbox";
    }

    private static Filter filter(String text) {
        for (var filter : Filter.values()) {
            if (filter.name().equalsIgnoreCase(text)) {
                return filter;
            }
        }
        return Filter.ALL;
    }

    /** A deep link: reads it and goes there. */
    @GetMapping("/{id}")
    ResponseEntity<Void> open(Caller.Person reader, @PathVariable String id) {
        var notification = inboxes.find(reader, NotificationController.number(id));
        inboxes.read(reader, NotificationController.number(id));
        var url = notification.url();
        // The header itself: the server's own redirect refuses addresses that it would find ambiguous in a request.
        return ResponseEntity.status(HttpStatus.FOUND)
                .header(HttpHeaders.LOCATION, url == null ? "/inbox" : encoded(url))
                .build();
    }

    /** As a header may hold it: what no URI may hold becomes %XX, and what is %XX already stays. */
    private static String encoded(String url) {
        return NOT_OF_A_URI.matcher(url).replaceAll(found -> UriUtils.encode(found.group(), StandardCharsets.UTF_8));
    }

    @PutMapping("/{id}/reading")
    String read(Caller.Person reader, @PathVariable String id, @RequestParam(defaultValue = "all") String filter) {
        inboxes.read(reader, NotificationController.number(id));
        return back(filter);
    }

    @DeleteMapping("/{id}/reading")
    String unread(Caller.Person reader, @PathVariable String id, @RequestParam(defaultValue = "all") String filter) {
        inboxes.unread(reader, NotificationController.number(id));
        return back(filter);
    }

    @PutMapping("/{id}/completion")
    String complete(Caller.Person reader, @PathVariable String id, @RequestParam(defaultValue = "all") String filter) {
        inboxes.complete(reader, NotificationController.number(id), true);
        return back(filter);
    }

    @DeleteMapping("/{id}/completion")
    String reopen(Caller.Person reader, @PathVariable String id, @RequestParam(defaultValue = "all") String filter) {
        inboxes.complete(reader, NotificationController.number(id), false);
        return back(filter);
    }

    @PostMapping("/readings")
    String readAll(Caller.Person reader, @RequestParam long upTo, @RequestParam(defaultValue = "all") String filter) {
        readings.raise(reader, upTo, true);
        return back(filter);
    }

    private static String back(String filter) {
        return "redirect:/inbox?filter=" + filter(filter).name().toLowerCase(Locale.ROOT);
    }
}
