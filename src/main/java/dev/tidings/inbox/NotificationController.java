package dev.tidings.inbox;

import dev.tidings.account.Caller;
import dev.tidings.log.Event;
import dev.tidings.problem.Problem;
import java.util.List;
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

    private final Inboxes inboxes;
    private final Breakdowns breakdowns;

    NotificationController(Inboxes inboxes, Breakdowns breakdowns) {
        this.inboxes = inboxes;
        this.breakdowns = breakdowns;
    }

    record Listing(List<Item> items, @Nullable String next, long unseen, long unread, long asOf, long version) {}

    @GetMapping
    Listing list(
            Caller.Person reader,
            @RequestParam(name = "filter", defaultValue = "all") String filter,
            @RequestParam(name = "type", required = false) @Nullable String type,
            @RequestParam(name = "topic", required = false) @Nullable String topic,
            @RequestParam(name = "q", required = false) @Nullable String words,
            @RequestParam(name = "before", required = false) @Nullable String before,
            @RequestParam(name = "limit", defaultValue = "20") String limit) {
        var selection = Asked.selection(filter, type, topic, words);
        var page = inboxes.page(reader, selection, Asked.cursor(before), Asked.limit(limit));
        var next = page.next();
        return new Listing(
                page.items().stream().map(Item::of).toList(),
                next == null ? null : next.toString(),
                page.counts().unseen(),
                page.counts().unread(),
                page.counts().asOf(),
                page.counts().version());
    }

    @GetMapping("/breakdown")
    Breakdown breakdown(Caller.Person reader) {
        return breakdowns.of(reader);
    }

    @GetMapping("/{id}")
    Item one(Caller.Person reader, @PathVariable String id) {
        return Item.of(inboxes.find(reader, number(id)));
    }

    record Moments(List<Happened> events) {}

    record Happened(
            long id,
            @Nullable String actor,
            @Nullable String text,
            @Nullable String url,
            String createdAt,
            boolean edited) {

        static Happened of(Moment moment) {
            return new Happened(
                    moment.eventId(),
                    moment.actor(),
                    moment.text(),
                    moment.url(),
                    Event.time(moment.createdAt()),
                    moment.edited());
        }
    }

    /** Those in a group, latest first. */
    @GetMapping("/{id}/events")
    Moments events(
            Caller.Person reader,
            @PathVariable String id,
            @RequestParam(name = "limit", defaultValue = "20") String limit) {
        return new Moments(inboxes.moments(reader, number(id), Asked.limit(limit)).stream()
                .map(Happened::of)
                .toList());
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
