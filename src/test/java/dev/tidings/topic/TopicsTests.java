package dev.tidings.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidings.account.Caller;
import dev.tidings.account.Grant;
import dev.tidings.account.RightsChanged;
import dev.tidings.account.Role;
import dev.tidings.account.Scope;
import dev.tidings.log.Address;
import dev.tidings.log.Content;
import dev.tidings.log.Event;
import dev.tidings.log.EventLog;
import dev.tidings.log.NewEvent;
import dev.tidings.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(properties = "spring.datasource.url=jdbc:h2:mem:${random.uuid};DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000")
@RecordApplicationEvents
class TopicsTests {

    private static final Caller.Service KEY = new Caller.Service(7, "deploys", Set.of(Scope.READ), null);

    @Autowired
    Topics topics;

    @Autowired
    TopicAddresses addresses;

    @Autowired
    Stories stories;

    @Autowired
    EventLog eventLog;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationEvents events;

    /** The tests share a database, but neither people nor topics. */
    private final String run = UUID.randomUUID().toString().substring(0, 8);

    private final String open = "open-" + run;
    private final String secret = "secret-" + run;
    private final Caller.Person bob = person("Bob");
    private final Caller.Person carol = person("carol");

    @BeforeEach
    void twoTopics() {
        topics.create(open, "Open", "For all", Set.of("everyone"));
        topics.create(secret, "Secret", "For few", Set.of("role:ADMIN", "user:CAROL-" + run, "key:deploys"));
    }

    @Test
    void followBeginsAtTheIdAtWhichItWasMade() {
        publish(open, "before");
        var since = eventLog.head();
        topics.follow(bob, open);
        publish(open, "after");

        topics.follow(bob, open);

        assertThat(addresses.heldBy(bob)).containsExactly(new Grant(Address.topic(open), since, since));
        assertThat(addresses.heldBy(person("BOB"))).hasSize(1);
        assertThat(addresses.heldBy(KEY)).isEmpty();
        assertThat(events.stream(RightsChanged.class)).first().isEqualTo(new RightsChanged("bob-" + run));

        topics.unfollow(bob, open);
        assertThat(addresses.heldBy(bob)).isEmpty();
    }

    @Test
    void aDoubleClickFollowsOnce() throws Exception {
        List<Callable<Object>> clicks = IntStream.range(0, 8)
                .<Callable<Object>>mapToObj(n -> () -> {
                    topics.follow(bob, open);
                    return n;
                })
                .toList();
        try (var executor = Executors.newFixedThreadPool(8)) {
            for (var click : executor.invokeAll(clicks)) {
                click.get();
            }
        }

        assertThat(topics.find(open))
                .hasValueSatisfying(topic -> assertThat(topic.followers()).isEqualTo(1));
    }

    @Test
    void forbiddenAndUnknownAreTheSame() {
        assertThatThrownBy(() -> topics.follow(bob, secret)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> topics.unfollow(bob, "nothing")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> topics.follow(token("zoe", Set.of(secret)), open))
                .isInstanceOf(Problem.class);
        assertThat(addresses.asked(bob, List.of(secret, "nothing"))).isEmpty();
        assertThat(addresses.asked(token("zoe", Set.of("nothing")), List.of("nothing")))
                .isEmpty();
    }

    @Test
    void opensAPageOfWhatMayBeRead() {
        var pages = Map.of(secret, Grant.openPage(Address.topic(secret)));
        var asked = List.of(secret, "nothing");

        assertThat(addresses.asked(KEY, asked)).isEqualTo(pages);
        assertThat(addresses.asked(token("zoe", Set.of(secret)), asked)).isEqualTo(pages);
        assertThat(addresses.asked(carol, asked)).isEqualTo(pages);
        assertThat(topics.readableBy(KEY)).extracting(TopicView::slug).contains(open, secret);
        assertThat(topics.readableBy(bob))
                .extracting(TopicView::slug)
                .contains(open)
                .doesNotContain(secret);
    }

    @Test
    void aLostRightEndsWhatIsHeardAndComesBackWithItsSince() {
        topics.follow(carol, secret);
        var held = addresses.heldBy(carol);

        topics.openTo(secret, Set.of("user:dave"));
        assertThat(addresses.heldBy(carol)).isEmpty();
        assertThat(topics.followedBy(carol)).isEmpty();
        assertThat(events.stream(RightsChanged.class)).contains(new RightsChanged(null));

        topics.openTo(secret, Set.of("everyone"));
        assertThat(addresses.heldBy(carol)).isEqualTo(held);
        assertThat(topics.followedBy(carol)).containsExactly(new TopicLink(secret, "Secret", true));
    }

    @Test
    void mayBePublishedToOnceItIsThere() {
        var later = "later-" + run;

        assertThat(addresses.mayBePublishedTo(later)).isFalse();
        topics.create(later, "Later", "", Set.of());
        assertThat(addresses.mayBePublishedTo(later)).isTrue();
        assertThatThrownBy(() -> topics.create(later, "Again", "", Set.of())).hasMessageContaining("already");
    }

    @Test
    void reachesThoseWhoFollowAndMayRead() {
        topics.openTo(secret, Set.of("everyone"));
        for (var name : List.of("alice", "Bob", "carol", "root")) {
            topics.follow(person(name), secret);
        }
        topics.follow(bob, open);
        topics.openTo(secret, Set.of("role:ADMIN", "user:" + carol.key()));

        assertThat(topics.reach(List.of(secret), Set.of("root-" + run), Set.of()))
                .isEqualTo(2);
        assertThat(topics.reach(List.of(secret, open), Set.of("root-" + run), Set.of()))
                .isEqualTo(3);
        assertThat(topics.reach(List.of(secret, open), Set.of(), Set.of(bob.key())))
                .isEqualTo(1);
    }

    @Test
    void tellsItsStoriesNewestFirstWithoutWhatIsTakenBack() {
        for (int n = 1; n <= 45; n++) {
            publish(open, "Story " + n);
        }
        var corrected = publish(open, "Story 46");
        transaction.executeWithoutResult(status -> eventLog.correct(
                eventLog.lock(corrected.id()).orElseThrow(), Content.of("Story 46, corrected", null, "/x")));
        var retracted = publish(open, "Story 47");
        transaction.executeWithoutResult(status -> eventLog.retract(retracted.id()));

        var first = stories.of(open, null);
        assertThat(first.stories()).hasSize(20);
        assertThat(first.stories().getFirst())
                .extracting(StoryView::title, StoryView::corrected)
                .containsExactly("Story 46, corrected", true);
        assertThat(first.stories().get(1))
                .extracting(StoryView::title, StoryView::corrected)
                .containsExactly("Story 45", false);
        var second = stories.of(open, first.earlier());
        assertThat(second.stories()).first().extracting(StoryView::title).isEqualTo("Story 26");
        var third = stories.of(open, second.earlier());
        assertThat(third.stories()).hasSize(6);
        assertThat(third.earlier()).isNull();
        assertThat(stories.latest(bob, 3))
                .extracting(StoryLink::title)
                .containsExactly("Story 46, corrected", "Story 45", "Story 44");
    }

    private Event publish(String slug, String title) {
        return transaction.execute(status -> eventLog.append(new NewEvent(
                "story",
                List.of(Address.topic(slug)),
                null,
                null,
                new Content(title, null, null, null, null, null),
                true,
                "key:7")));
    }

    private Caller.Person person(String name) {
        return new Caller.Person(name + "-" + run, Set.of(Role.USER), 0, new Caller.Session("test"));
    }

    private static Caller.Person token(String name, Set<String> topics) {
        return new Caller.Person(name, Set.of(Role.USER), 0, new Caller.Token(Instant.MAX, topics));
    }
}
