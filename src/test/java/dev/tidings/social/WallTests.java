package dev.tidings.social;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidings.account.Caller;
import dev.tidings.account.Role;
import dev.tidings.log.Address;
import dev.tidings.log.Event;
import dev.tidings.log.EventLog;
import dev.tidings.log.Range;
import dev.tidings.problem.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(properties = "spring.datasource.url=jdbc:h2:mem:${random.uuid};DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000")
class WallTests {

    @Autowired
    Wall wall;

    @Autowired
    Reading reading;

    @Autowired
    Likes likes;

    @Autowired
    EventLog eventLog;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void tellsTheWallOfAPost() {
        var post = wall.post("alice", "First light\nUp at five.");

        var event = latest();
        assertThat(event.type()).isEqualTo("post");
        assertThat(event.audience()).containsExactly(Told.WALL);
        assertThat(event.notifies()).isFalse();
        assertThat(event.publisher()).isEqualTo("room:social");
        assertThat(event.content().title()).isEqualTo("alice posted First light");
        assertThat(event.object())
                .extracting("type", "id", "title", "url")
                .containsExactly("post", Long.toString(post), "First light", "/posts/" + post);
    }

    @Test
    void tellsTheAuthorOfAComment() {
        var post = wall.post("Bob", "First light");
        var comment = wall.comment("alice", post, "What a shot!");

        var event = latest();
        assertThat(event.type()).isEqualTo("comment");
        assertThat(event.audience()).containsExactly(Address.user("Bob"), Told.page(post), Told.WALL);
        assertThat(event.notifies()).isTrue();
        assertThat(event.actor()).isEqualTo("alice");
        assertThat(event.content().title()).isEqualTo("alice commented on First light");
        assertThat(event.content().text()).isEqualTo("What a shot!");
        assertThat(event.content().url()).isEqualTo("/posts/" + post + "#comment-" + comment);
        assertThat(event.content().data()).hasToString("{\"comment\":" + comment + "}");
    }

    @Test
    void tellsNobodyWhatTheyDidThemselves() {
        var post = wall.post("bob", "First light");

        wall.comment("bob", post, "At last.");
        assertThat(latest().audience()).containsExactly(Told.page(post), Told.WALL);
        wall.like("bob", post);
        assertThat(latest().audience()).containsExactly(Told.page(post), Told.WALL);
    }

    @Test
    void likesOnceHoweverOftenItIsSaid() {
        var post = wall.post("bob", "First light");

        wall.like("alice", post);
        var event = latest();
        wall.like("Alice", post);

        assertThat(latest().id()).isEqualTo(event.id());
        assertThat(event.content().data()).hasToString("{\"likes\":1}");
        assertThat(reading.post(person("alice"), post))
                .extracting("likes", "liked")
                .containsExactly(1, true);
    }

    @Test
    void takesBackTheEventOfALike() {
        var post = wall.post("bob", "First light");
        wall.like("alice", post);
        var liked = latest();

        wall.unlike("alice", post);
        wall.unlike("alice", post);

        assertThat(eventLog.find(liked.id()).orElseThrow().isRetracted()).isTrue();
        assertThat(latest().type()).isEqualTo("retracted");
        assertThat(latest().id()).isEqualTo(liked.id() + 1);
        assertThat(reading.post(person("alice"), post))
                .extracting("likes", "liked")
                .containsExactly(0, false);
    }

    @Test
    void takesBackAllThatWasToldOfADeletedPost() {
        var post = wall.post("bob", "First light");
        var other = wall.post("bob", "Second light");
        wall.comment("alice", post, "What a shot!");
        wall.comment("carol", post, "Which lens?");
        wall.like("alice", post);
        wall.like("alice", other);

        wall.delete("BOB", post);

        var kept = eventLog.before(List.of(everythingOf(post)), Long.MAX_VALUE, 100, event -> !event.isLater());
        assertThat(kept.events()).isEmpty();
        assertThat(told(post))
                .filteredOn(event -> event.type().equals("retracted"))
                .hasSize(3);
        assertThatThrownBy(() -> reading.post(person("bob"), post)).isInstanceOf(Problem.class);
        assertThat(reading.post(person("alice"), other))
                .extracting("likes", "liked")
                .containsExactly(1, true);
    }

    @Test
    void letsNobodyElseDeleteAPost() {
        var post = wall.post("bob", "First light");

        assertThatThrownBy(() -> wall.delete("alice", post)).hasMessage("Only bob can delete this.");
        assertThatThrownBy(() -> wall.like("alice", 999_999)).hasMessageContaining("no such post");
        assertThat(reading.post(person("alice"), post).mine()).isFalse();
        assertThat(reading.post(person("bob"), post).mine()).isTrue();
    }

    @Test
    void showsTwentyPostsWithTheLastThreeCommentsOfEach() {
        var posts = IntStream.rangeClosed(1, 25)
                .mapToLong(n -> wall.post("bob", "Post " + n))
                .toArray();
        for (int n = 1; n <= 5; n++) {
            wall.comment("alice", posts[24], "Comment " + n);
            wall.comment("alice", posts[23], "Another " + n);
        }

        var page = reading.wall(person("bob"), null);
        var earlier = reading.wall(person("bob"), page.earlier());

        assertThat(page.posts()).hasSize(20).first().extracting(PostView::id).isEqualTo(posts[24]);
        assertThat(page.posts().getFirst().latest())
                .extracting(CommentView::text)
                .containsExactly("Comment 3", "Comment 4", "Comment 5");
        assertThat(page.posts().getFirst().comments()).isEqualTo(5);
        assertThat(earlier.posts()).first().extracting(PostView::id).isEqualTo(posts[4]);
        assertThat(reading.post(person("bob"), posts[24]).latest()).hasSize(5);
    }

    @Test
    void showsNothingWhereNobodyWroteYet() {
        assertThat(reading.wall(person("bob"), 1L)).isEqualTo(new Reading.Page(List.of(), null));
    }

    @Test
    void countsRightHoweverManyLikeAndUnlikeAtOnce() throws Exception {
        var seed = System.nanoTime();
        System.out.println("seed of countsRightHoweverManyLikeAndUnlikeAtOnce: " + seed);
        var random = new Random(seed);
        var people = List.of("alice", "bob", "carol", "dave");
        var posts = List.of(wall.post("bob", "One"), wall.post("alice", "Two"));

        var deeds = new ArrayList<Callable<Object>>();
        for (int n = 0; n < 400; n++) {
            var person = people.get(random.nextInt(people.size()));
            var post = posts.get(random.nextInt(posts.size()));
            var deed = random.nextInt(5);
            deeds.add(() -> {
                switch (deed) {
                    case 0, 1 -> wall.like(person, post);
                    case 2, 3 -> wall.unlike(person, post);
                    default -> wall.comment(person, post, "Hm.");
                }
                return post;
            });
        }
        all(deeds);

        for (var post : posts) {
            var liking = people.stream()
                    .filter(person -> likes.findById(new Like.Key(post, person)).isPresent())
                    .count();
            var shown = reading.post(person("bob"), post);
            assertThat((long) shown.likes()).isEqualTo(liking);
            assertThat(shown.comments()).isEqualTo(shown.latest().size());
            assertThat(told(post))
                    .filteredOn(event -> event.type().equals("like") && !event.isRetracted())
                    .hasSize((int) liking);
        }
    }

    @Test
    void deletesAPostWhileOthersLikeItAndLeavesNothing() throws Exception {
        var post = wall.post("bob", "First light");
        var deeds = new ArrayList<Callable<Object>>();
        for (int n = 0; n < 60; n++) {
            var person = "person" + n % 10;
            var deed = n;
            deeds.add(() -> {
                try {
                    switch (deed) {
                        case 30 -> wall.delete("bob", post);
                        default -> {
                            if (deed % 3 == 0) {
                                wall.unlike(person, post);
                            } else {
                                wall.like(person, post);
                            }
                        }
                    }
                } catch (Problem gone) {
                    assertThat(gone).hasMessageContaining("no such post");
                }
                return post;
            });
        }
        all(deeds);

        assertThat(told(post)).allMatch(Event::isLater);
        assertThatThrownBy(() -> reading.post(person("bob"), post)).isInstanceOf(Problem.class);
    }

    /** As retention does: the rows of old events, then the head. */
    @Test
    void waitsForWhoHoldsItsEventsWithoutHoldingTheHead() throws Exception {
        var post = wall.post("bob", "First light");
        wall.like("alice", post);
        var liked = latest().id();

        try (var executor = Executors.newSingleThreadExecutor()) {
            var unliked = new ArrayList<Future<?>>();
            transaction.executeWithoutResult(status -> {
                eventLog.lock(liked);
                unliked.add(executor.submit(() -> wall.unlike("alice", post)));
                assertThatThrownBy(() -> unliked.getFirst().get(500, TimeUnit.MILLISECONDS))
                        .isInstanceOf(TimeoutException.class);
                eventLog.lockHead();
            });
            unliked.getFirst().get();
        }

        assertThat(reading.post(person("bob"), post).likes()).isZero();
    }

    @Test
    void takesADoubleClickForOne() throws Exception {
        var post = wall.post("bob", "First light");

        all(List.of(liking("alice", post), liking("alice", post), liking("carol", post), liking("carol", post)));

        assertThat(reading.post(person("bob"), post).likes()).isEqualTo(2);
        assertThat(told(post)).filteredOn(event -> event.type().equals("like")).hasSize(2);
    }

    private Callable<Object> liking(String person, long post) {
        return () -> {
            wall.like(person, post);
            return post;
        };
    }

    private static void all(Collection<? extends Callable<Object>> deeds) throws Exception {
        try (var executor = Executors.newFixedThreadPool(8)) {
            for (var deed : executor.invokeAll(deeds)) {
                deed.get();
            }
        }
    }

    private List<Event> told(long post) {
        return eventLog.before(List.of(everythingOf(post)), Long.MAX_VALUE, 2_000, event -> true)
                .events();
    }

    private static Range everythingOf(long post) {
        return new Range(Told.page(post).channel(), 0);
    }

    private Event latest() {
        return eventLog.find(eventLog.head()).orElseThrow();
    }

    private static Caller.Person person(String name) {
        return new Caller.Person(name, Set.of(Role.USER), 0, new Caller.Session("test"));
    }
}
