package dev.tidings.preference;

import static dev.tidings.account.Mutes.Span.LASTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tidings.account.Audiences;
import dev.tidings.account.Caller;
import dev.tidings.account.MuteBook;
import dev.tidings.account.Mutes;
import dev.tidings.account.Mutes.Span;
import dev.tidings.account.RightsChanged;
import dev.tidings.account.Role;
import dev.tidings.log.Address;
import dev.tidings.log.Content;
import dev.tidings.log.EventLog;
import dev.tidings.log.NewEvent;
import dev.tidings.problem.Problem;
import dev.tidings.topic.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(properties = "spring.datasource.url=jdbc:h2:mem:${random.uuid};DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000")
@RecordApplicationEvents
class MutingTests {

    @Autowired
    Muting muting;

    @Autowired
    MuteBook book;

    @Autowired
    Audiences audiences;

    @Autowired
    Topics topics;

    @Autowired
    EventLog log;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationEvents events;

    /** The tests share a database, but no people. */
    private final String run = UUID.randomUUID().toString().substring(0, 8);

    private final Caller.Person bob = person("Bob");

    @Test
    void beginsAtTheIdAtWhichItWasMade() {
        var since = publish();
        assertThat(book.of(bob.key())).isEqualTo(Mutes.NONE);

        muting.mute(bob, "person:Ann", "Ann");
        publish();
        muting.mute(bob, "person:ANN", "Ann again");

        assertThat(book.of(bob.key())).isEqualTo(mutes("person:ann", new Span(since, LASTING)));
        assertThat(audiences.of(bob).mutes()).isEqualTo(book.of(bob.key()));
        assertThat(muting.of(bob))
                .extracting(Mute::what, Mute::label, Mute::since)
                .containsExactly(tuple("person:ann", "Ann", since));
        assertThat(events.stream(Muted.class)).containsExactly(new Muted(bob, "person:ann", since));
        assertThat(events.stream(RightsChanged.class)).first().isEqualTo(new RightsChanged(bob.key()));
    }

    @Test
    void whatCameMeanwhileStaysOut() {
        var since = publish();
        muting.mute(bob, "type:like", "");
        var until = publish();
        muting.unmute(bob, "type:like");
        publish();
        muting.unmute(bob, "type:like");

        assertThat(muting.of(bob)).isEmpty();
        assertThat(book.of(bob.key())).isEqualTo(mutes("type:like", new Span(since, until)));
        assertThat(events.stream(Unmuted.class)).containsExactly(new Unmuted(bob, "type:like", since, false));

        var again = log.head();
        muting.mute(bob, "type:like", "");
        assertThat(book.of(bob.key())).isEqualTo(mutes("type:like", new Span(since, until), new Span(again, LASTING)));
    }

    @Test
    void undoneItHasNeverBeen() {
        publish();
        muting.mute(bob, "thing:post/4/2", "First light");
        publish();
        muting.undo(bob, "thing:post/4/2");

        assertThat(book.of(bob.key())).isEqualTo(Mutes.NONE);
        assertThat(events.stream(Unmuted.class)).singleElement().matches(Unmuted::undone);
    }

    @Test
    void mutedAndUnmutedAtOneIdLeavesNothing() {
        for (int n = 0; n < 2; n++) {
            muting.mute(bob, "type:like", "");
            muting.unmute(bob, "type:like");
        }

        assertThat(book.of(bob.key())).isEqualTo(Mutes.NONE);
    }

    @Test
    void aDoubleClickMutesOnce() throws Exception {
        List<Callable<Muting.Begun>> clicks = IntStream.range(0, 8)
                .<Callable<Muting.Begun>>mapToObj(n -> () -> muting.mute(bob, "type:like", ""))
                .toList();
        try (var executor = Executors.newFixedThreadPool(8)) {
            var already = new ArrayList<Boolean>();
            for (var click : executor.invokeAll(clicks)) {
                already.add(click.get().already());
            }
            assertThat(already).containsOnlyOnce(false);
        }

        assertThat(muting.of(bob)).hasSize(1);
    }

    @Test
    void isAskedForManyReadersAtOnce() {
        muting.mute(bob, "type:like", "");
        var carol = person("carol");

        assertThat(book.of(List.of(bob.key(), carol.key())))
                .isEqualTo(
                        Map.of(bob.key(), mutes("type:like", new Span(log.head(), LASTING)), carol.key(), Mutes.NONE));
        assertThat(book.of(List.of())).isEmpty();
    }

    /** Else who has the log's head next could miss a change that is committed. */
    @Test
    void nothingIsRememberedWhileItChanges() {
        transaction.executeWithoutResult(status -> {
            muting.mute(bob, "type:like", "");
            assertThat(book.of(bob.key())).isNotEqualTo(Mutes.NONE);
            status.setRollbackOnly();
        });

        assertThat(book.of(bob.key())).isEqualTo(Mutes.NONE);
    }

    @Test
    void isRememberedAlsoWhereThereIsNothing() {
        assertThat(book.of(bob.key())).isEqualTo(Mutes.NONE);
        jdbc.update(
                "insert into mute (reader, what, label, since_id, until_id, muted_at)"
                        + " values (?, 'type:like', 'like', 0, 9, current_timestamp)",
                bob.key());

        assertThat(book.of(bob.key())).isEqualTo(Mutes.NONE);
    }

    @Test
    void whatEndedBeforeTheOldestEventIsForgotten() {
        jdbc.update(
                "insert into mute (reader, what, label, since_id, until_id, muted_at)"
                        + " values (?, 'type:like', 'like', 0, ?, current_timestamp)",
                bob.key(),
                log.oldest() - 1);
        muting.mute(bob, "type:note", "");

        muting.forget();

        assertThat(jdbc.queryForList("select what from mute where reader = ?", String.class, bob.key()))
                .containsExactly("type:note");
    }

    @Test
    void moreThanEnoughIsRefused() {
        IntStream.range(0, Muting.MOST).forEach(n -> muting.mute(bob, "type:t" + n, ""));

        muting.mute(bob, "type:t7", "");
        assertThatThrownBy(() -> muting.mute(bob, "type:like", "")).hasMessageContaining("Unmute some of them");
        muting.unmute(bob, "type:t7");
        muting.mute(bob, "type:like", "");
        assertThat(muting.of(bob))
                .hasSize(Muting.MOST)
                .first()
                .extracting(Mute::what)
                .isEqualTo("type:like");
    }

    @Test
    void onlyTopicsThatTheReaderMayReadAreMuted() {
        topics.create("open-" + run, "Open", "", Set.of("everyone"));
        topics.create("secret-" + run, "Secret", "", Set.of("role:ADMIN"));

        muting.mute(bob, "topic:open-" + run, "");
        assertThatThrownBy(() -> muting.mute(bob, "topic:secret-" + run, "")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> muting.mute(bob, "topic:nothing", "")).isInstanceOf(Problem.class);

        topics.openTo("open-" + run, Set.of("role:ADMIN"));
        muting.unmute(bob, "topic:open-" + run);
        assertThat(muting.of(bob)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "like",
                "type:",
                "type:Like",
                "topic:a_b",
                "person:a b",
                "thing:post",
                "thing:post/",
                "user:bob",
                "thing:post/\u0000"
            })
    void whatCannotBeIsRefused(String what) {
        assertThatThrownBy(() -> muting.mute(bob, what, "")).isInstanceOf(Problem.class);
    }

    @Test
    void aLabelFitsItsPlace() {
        muting.mute(bob, "thing:post/" + "x".repeat(128), "🎈".repeat(150) + "\u0000");
        muting.mute(bob, "thing:" + "t".repeat(64) + "/" + "x".repeat(128), " ");

        assertThat(muting.of(bob))
                .extracting(Mute::label)
                .containsExactlyInAnyOrder("🎈".repeat(100), "t".repeat(64) + " " + "x".repeat(128));
    }

    private static Mutes mutes(String what, Span... spans) {
        return new Mutes(Map.of(what, List.of(spans)));
    }

    private long publish() {
        return Objects.requireNonNull(transaction.execute(status -> log.append(
                        new NewEvent("note", List.of(Address.EVERYONE), null, null, Content.NONE, true, "key:7"))
                .id()));
    }

    private Caller.Person person(String name) {
        return new Caller.Person(name + "-" + run, Set.of(Role.USER), 0, new Caller.Session("test"));
    }
}
