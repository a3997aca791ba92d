package dev.tidings.topic;

import dev.tidings.account.Caller;
import dev.tidings.account.RightsChanged;
import dev.tidings.log.EventLog;
import dev.tidings.problem.Problem;
import dev.tidings.problem.ProblemType;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Topics and who follows them. A change of rights is told after its commit and outside of it, so that whoever listens
 * reads what has become of them.
 */
@Component
public class Topics {

    private final Catalogue catalogue;
    private final TopicRows topics;
    private final Subscriptions subscriptions;
    private final EventLog eventLog;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    Topics(
            Catalogue catalogue,
            TopicRows topics,
            Subscriptions subscriptions,
            EventLog eventLog,
            TransactionTemplate transaction,
            ApplicationEventPublisher publisher,
            Clock clock) {
        this.catalogue = catalogue;
        this.topics = topics;
        this.subscriptions = subscriptions;
        this.eventLog = eventLog;
        this.transaction = transaction;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** As nobody in particular sees it. */
    public Optional<TopicView> find(String slug) {
        return catalogue
                .find(slug)
                .map(topic -> catalogue.views(List.of(topic), Set.of()).getFirst());
    }

    /** All of them by slug, as nobody in particular sees them. */
    public List<TopicView> all() {
        return catalogue.views(catalogue.all(), Set.of());
    }

    /** By slug. */
    public List<TopicView> readableBy(Caller caller) {
        return catalogue.views(catalogue.readableBy(caller), catalogue.slugsFollowedBy(caller));
    }

    /** What the caller follows and may still read, by slug. */
    public List<TopicLink> followedBy(Caller caller) {
        return catalogue.followedBy(caller).stream()
                .map(Subscription::topic)
                .map(topic -> new TopicLink(topic.slug(), topic.title(), true))
                .toList();
    }

    /**
     * How many different people follow one of these topics and may read it.
     *
     * @param admins name keys of those who may read what is open to admins
     * @param barred name keys of those who don't count
     */
    public long reach(Collection<String> slugs, Set<String> admins, Set<String> barred) {
        return subscriptions.reach(slugs, admins, barred);
    }

    /**
     * From the id on that the log has reached now; who follows already goes on as before.
     *
     * @throws Problem 404 where it is unknown or forbidden
     */
    public void follow(Caller.Person person, String slug) {
        follow(person, slug, Long.MAX_VALUE);
    }

    /** @param since an id of the past; what lies ahead is now */
    private void follow(Caller.Person person, String slug, long since) {
        transaction.executeWithoutResult(status -> {
            var topic = catalogue.readable(person, slug);
            // The head's lock also keeps a double click from following twice.
            var head = eventLog.lockHead();
            if (!subscriptions.existsById(new Subscription.Key(person.key(), slug))) {
                subscriptions.save(new Subscription(person.key(), topic, Math.min(since, head)));
            }
        });
        publisher.publishEvent(new RightsChanged(person.key()));
    }

    /**
     * Takes up again what was unfollowed, from where it had begun; who follows it already goes on as before.
     *
     * @param since what {@link #unfollow} gave
     * @throws Problem 404 where it is unknown or forbidden
     */
    void resume(Caller.Person person, String slug, long since) {
        follow(person, slug, since);
    }

    /**
     * @return the id that it was followed from; empty where it was not followed
     * @throws Problem 404 where it is unknown or forbidden
     */
    public Optional<Long> unfollow(Caller.Person person, String slug) {
        var since = transaction.execute(status -> {
            catalogue.readable(person, slug);
            var followed = subscriptions.findById(new Subscription.Key(person.key(), slug));
            followed.ifPresent(subscription -> subscriptions.remove(new Subscription.Key(person.key(), slug)));
            return followed.map(Subscription::sinceId);
        });
        publisher.publishEvent(new RightsChanged(person.key()));
        return since;
    }

    /**
     * @param readers {@code everyone}, {@code role:ADMIN}, {@code user:NAME} or {@code key:NAME}
     * @throws Problem 409 where there is one of this slug already
     */
    public void create(String slug, String title, String description, Set<String> readers) {
        try {
            transaction.executeWithoutResult(status -> {
                if (topics.existsBySlug(slug)) {
                    throw taken(slug);
                }
                var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
                topics.save(new Topic(slug, title, description, readers, now));
            });
        } catch (DataIntegrityViolationException e) {
            throw taken(slug);
        }
    }

    private static Problem taken(String slug) {
        return Problem.of(ProblemType.CONFLICT, "There is a topic “" + slug + "” already.");
    }

    /**
     * These readers from now on, and no others.
     *
     * @throws Problem 404 where it is unknown
     */
    public void openTo(String slug, Set<String> readers) {
        transaction.executeWithoutResult(status -> catalogue
                .find(slug)
                .orElseThrow(() -> Problem.notFound("There is no topic “" + slug + "”."))
                .openTo(readers));
        publisher.publishEvent(new RightsChanged(null));
    }
}
