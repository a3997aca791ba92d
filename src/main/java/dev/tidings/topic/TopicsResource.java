package dev.tidings.topic;

import dev.tidings.account.Caller;
import dev.tidings.account.Scope;
import dev.tidings.problem.Problem;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/topics")
class TopicsResource {

    private final Catalogue catalogue;
    private final Topics topics;

    TopicsResource(Catalogue catalogue, Topics topics) {
        this.catalogue = catalogue;
        this.topics = topics;
    }

    record Readable(List<Item> topics) {}

    record Item(String slug, String title, String description, boolean followed) {}

    @GetMapping
    Readable readable(Caller caller) {
        if (caller instanceof Caller.Service service && !service.scopes().contains(Scope.READ)) {
            throw Problem.forbidden("This key lacks the scope “read”.");
        }
        var followed = catalogue.slugsFollowedBy(caller);
        return new Readable(catalogue.readableBy(caller).stream()
                .map(topic ->
                        new Item(topic.slug(), topic.title(), topic.description(), followed.contains(topic.slug())))
                .toList());
    }

    @PutMapping("/{slug}/subscription")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void follow(Caller.Person person, @PathVariable String slug) {
        topics.follow(person, slug);
    }

    @DeleteMapping("/{slug}/subscription")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unfollow(Caller.Person person, @PathVariable String slug) {
        topics.unfollow(person, slug);
    }
}
