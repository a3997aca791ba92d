package dev.tidings.social;

import dev.tidings.account.Caller;
import dev.tidings.problem.Problem;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The same forms, sent by a script: it needs no page in return, as the stream tells it what happened. */
@RestController
@RequestMapping(path = "/posts", headers = "X-Requested-With=fetch")
class Deeds {

    private final Wall wall;
    private final MessageSource messages;

    Deeds(Wall wall, MessageSource messages) {
        this.wall = wall;
        this.messages = messages;
    }

    @PostMapping
    ResponseEntity<Void> post(Caller.Person me, @ModelAttribute Draft draft, Locale locale) {
        return made("/posts/" + wall.post(me.name(), words(draft, locale)));
    }

    @PostMapping("/{id:\\d{1,18}}/comments")
    ResponseEntity<Void> comment(Caller.Person me, @PathVariable long id, @ModelAttribute Draft draft, Locale locale) {
        return made("/posts/" + id + "#comment-" + wall.comment(me.name(), id, words(draft, locale)));
    }

    @PutMapping("/{id:\\d{1,18}}/like")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void like(Caller.Person me, @PathVariable long id) {
        wall.like(me.name(), id);
    }

    @DeleteMapping("/{id:\\d{1,18}}/like")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unlike(Caller.Person me, @PathVariable long id) {
        wall.unlike(me.name(), id);
    }

    @DeleteMapping("/{id:\\d{1,18}}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Caller.Person me, @PathVariable long id) {
        wall.delete(me.name(), id);
    }

    private static ResponseEntity<Void> made(String url) {
        return ResponseEntity.created(URI.create(url)).build();
    }

    /** Whoever sent it is told why not, in their language. */
    private String words(Draft draft, Locale locale) {
        var words = draft.words();
        Wording.refusal(words).ifPresent(refusal -> {
            throw Problem.invalid(List.of(new Problem.FieldError("/text", null, refusal.sentence(messages, locale))));
        });
        return words;
    }
}
