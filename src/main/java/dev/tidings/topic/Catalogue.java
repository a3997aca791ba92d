package dev.tidings.topic;

import dev.tidings.account.Caller;
import dev.tidings.problem.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What topics there are, and which of them a caller may read and follows. */
@Component
class Catalogue {

    private final TopicRows topics;
    private final Subscriptions subscriptions;

    Catalogue(TopicRows topics, Subscriptions subscriptions) {
        this.topics = topics;
        this.subscriptions = subscriptions;
    }

    List<Topic> all() {
        return topics.findAllByOrderBySlug();
    }

    List<Topic> readableBy(Caller caller) {
        return all().stream().filter(topic -> topic.mayBeReadBy(caller)).toList();
    }

    Optional<Topic> find(String slug) {
        return topics.findBySlug(slug);
    }

    Optional<Topic> find(Caller caller, String slug) {
        return find(slug).filter(topic -> topic.mayBeReadBy(caller));
    }

    /** Those of these that there are and that the caller may read. */
    List<Topic> find(Caller caller, Collection<String> slugs) {
        return topics.findBySlugIn(slugs).stream()
                .filter(topic -> topic.mayBeReadBy(caller))
                .toList();
    }

    /** @throws Problem 404 where it is unknown or forbidden */
    Topic readable(Caller caller, String slug) {
        return find(caller, slug)
                .orElseThrow(() -> Problem.notFound("There is no topic “" + slug + "” that you may read."));
    }

    /** What the caller follows and may still read, by slug. */
    List<Subscription> followedBy(Caller caller) {
        return caller instanceof Caller.Person person
                ? subscriptions.of(person.key()).stream()
                        .filter(subscription -> subscription.topic().mayBeReadBy(caller))
                        .toList()
                : List.of();
    }

    Set<String> slugsFollowedBy(Caller caller) {
        return followedBy(caller).stream()
                .map(subscription -> subscription.topic().slug())
                .collect(Collectors.toSet());
    }

    List<TopicView> views(List<Topic> some, Set<String> followed) {
        var followers = subscriptions.counts(some.stream().map(Topic::slug).toList()).stream()
                .collect(Collectors.toMap(Subscriptions.Following::getSlug, following -> (int) following.getPeople()));
        return some.stream()
                .map(topic ->
                        TopicView.of(topic, followed.contains(topic.slug()), followers.getOrDefault(topic.slug(), 0)))
                .toList();
    }
}
