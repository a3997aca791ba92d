package dev.tidings.inbox;

import dev.tidings.account.Caller;
import dev.tidings.problem.Problem;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/notifications")
class NotificationController {

    private static final int LIMIT_MOST = 100;

    private final Inboxes inboxes;

    NotificationController(Inboxes inboxes) {
        this.inboxes = inboxes;
    }

    record Listing(List<Item> items, @Nullable String next, long unseen, long unread, long asOf, long version) {}

    @GetMapping
    Listing list(
            Caller.Person reader,
            @RequestParam(name = "filter", defaultValue = "all") String filter,
            @RequestParam(name = "before", required = false) @Nullable String before,
            @RequestParam(name = "limit", defaultValue = "20") String limit) {
        var page = inboxes.page(reader, filter(filter), before == null ? null : cursor(before), limit(limit));
        var next = page.next();
        return new Listing(
                page.items().stream().map(Item::of).toList(),
                next == null ? null : next.toString(),
                page.counts().unseen(),
                page.counts().unread(),
                page.counts().asOf(),
                page.counts().version());
    }

    private static Filter filter(String text) {
        try {
            if (text.equals(text.toLowerCase(Locale.ROOT))) {
                return Filter.valueOf(text.toUpperCase(Locale.ROOT));
            }
        } catch (IllegalArgumentException e) {
            // Said below, with what there is.
        }
        throw Problem.parameter("filter", "Give all, unread or done.");
    }

    private static long cursor(String before) {
        if (!before.matches("[1-9][0-9]{0,17}")) {
            throw Problem.parameter("before", "Give the “next” of the page before, as it is.");
        }
        return Long.parseLong(before);
    }

    private static int limit(String text) {
        if (!text.matches("[1-9][0-9]{0,2}") || Integer.parseInt(text) > LIMIT_MOST) {
            throw Problem.parameter("limit", "Give a number from 1 to 100.");
        }
        return Integer.parseInt(text);
    }

    @PutMapping("/{id}/reading")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void read(Caller.Person reader, @PathVariable String id) {
        inboxes.read(reader, number(id));
    }

    @DeleteMapping("/{id}/reading")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unread(Caller.Person reader, @PathVariable String id) {
        inboxes.unread(reader, number(id));
    }

    @PutMapping("/{id}/completion")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void complete(Caller.Person reader, @PathVariable String id) {
        inboxes.complete(reader, number(id), true);
    }

    @DeleteMapping("/{id}/completion")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reopen(Caller.Person reader, @PathVariable String id) {
        inboxes.complete(reader, number(id), false);
    }

    static long number(String id) {
        if (!id.matches("[1-9][0-9]{0,17}")) {
            throw Problem.notFound("You have no notification with this id.");
        }
        return Long.parseLong(id);
    }
}
