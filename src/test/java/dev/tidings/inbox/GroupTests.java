package dev.tidings.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tidings.inbox.Group.Rest;
import dev.tidings.inbox.GroupRows.Id;
import dev.tidings.inbox.GroupRows.Owned;
import dev.tidings.inbox.MemberRows.Member;
import dev.tidings.log.Event;
import dev.tidings.log.Events;
import dev.tidings.log.Thing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Contract, section 5: the rules for groups. */
class GroupTests {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Thing POST = new Thing("post", "42", "First light", "/posts/42");

    private static Event like(long id, String actor, Instant at) {
        return Events.by(id, actor, "like", POST, at);
    }

    private static Group group(String... actors) {
        var group = Group.of(like(1, actors[0], NOON));
        for (int i = 1; i < actors.length; i++) {
            group = group.with(like(1 + i, actors[i], NOON.plusSeconds(i)), true);
        }
        return group;
    }

    private static Group standing(Group group, Standing standing) {
        return group.stand(standing, 1);
    }

    @Test
    void eventsOfOneTypeAboutOneObjectBelongTogether() {
        assertThat(Group.key(like(1, "ann", NOON))).isEqualTo(Group.key(like(2, "bo", NOON)));
        assertThat(Group.key(Events.by(3, "ann", "comment", POST, NOON))).isNotEqualTo(Group.key(like(1, "ann", NOON)));
        assertThat(Group.key(Events.by(4, "ann", "like", new Thing("post", "43", null, null), NOON)))
                .isNotEqualTo(Group.key(like(1, "ann", NOON)));
    }

    @Test
    void whatHasNoObjectIsNotGrouped() {
        assertThat(Group.key(Events.by(1, "ann", "like", null, NOON))).isEmpty();
        assertThat(Group.of(Events.by(1, "ann", "like", null, NOON)).takes(like(2, "bo", NOON)))
                .isFalse();
    }

    @Test
    void anEventMovesItsGroupUpAndMakesItUnseen() {
        var seen = standing(group("ann"), new Standing(true, false, false));
        var grown = seen.with(like(7, "bo", NOON.plusSeconds(9)), true);
        assertThat(grown.latestEventId()).isEqualTo(7);
        assertThat(grown.standing()).isEqualTo(Standing.FRESH);
        assertThat(grown.id()).isEqualTo(1);
    }

    @Test
    void anActorCountsOnceWhateverTheCase() {
        var again = group("Ann", "bo").with(like(9, "ANN", NOON), false);
        assertThat(again.actors()).containsExactly("ANN", "bo");
        assertThat(again.actorCount()).isEqualTo(2);
        assertThat(again.eventCount()).isEqualTo(3);
    }

    @Test
    void fiveActorsAreNamedLatestFirst() {
        var group = group("a", "b", "c", "d", "e", "f");
        assertThat(group.actors()).containsExactly("f", "e", "d", "c", "b");
        assertThat(group.actorCount()).isEqualTo(6);
    }

    @Test
    void itClosesTwelveHoursAfterItsFirstEvent() {
        var group = group("ann").with(like(2, "bo", NOON.plus(Duration.ofHours(11))), true);
        assertThat(group.takes(like(3, "cy", NOON.plus(Duration.ofHours(12)).minusMillis(1))))
                .isTrue();
        assertThat(group.takes(like(3, "cy", NOON.plus(Duration.ofHours(12))))).isFalse();
    }

    @Test
    void itClosesForGoodWhenItIsReadOrDone() {
        var later = like(2, "bo", NOON);
        var read = standing(group("ann"), Standing.FRESH.reading());
        assertThat(read.takes(later)).isFalse();
        assertThat(standing(read, read.standing().unreading()).takes(later)).isFalse();
        var done = standing(group("ann"), Standing.FRESH.completing(true));
        assertThat(done.takes(later)).isFalse();
        assertThat(standing(done, done.standing().completing(false)).takes(later))
                .isFalse();
        assertThat(standing(group("ann"), Standing.FRESH.seeing()).takes(later)).isTrue();
    }

    @Test
    void whatIsTakenBackMakesNothingUnread() {
        var read = standing(group("ann", "bo"), Standing.FRESH.reading());
        var rest = read.without(1, new Rest(List.of("ann"), 1, 1, NOON));
        assertThat(rest.standing()).isEqualTo(new Standing(true, true, false));
        assertThat(rest.eventCount()).isEqualTo(1);
    }

    @Test
    void aGroupThatWasSeenBeforeWhatWasTakenBackIsSeen() {
        var seen = standing(group("ann"), Standing.FRESH.seeing());
        var grown = seen.with(like(2, "bo", NOON), true);
        assertThat(grown.standing().seen()).isFalse();
        assertThat(grown.without(1, new Rest(List.of("ann"), 1, 1, NOON))
                        .standing()
                        .seen())
                .isTrue();
    }

    @Test
    void severalOfOneAppendJoinTheSameGroup() {
        var joining = new Joining(Map.of(), seat -> {
            throw new AssertionError("All actors are named");
        });
        joining.add("bob", like(5, "ann", NOON));
        joining.add("bob", like(6, "bo", NOON));
        joining.add("bob", like(7, "ann", NOON));
        joining.add("carol", like(7, "ann", NOON));
        assertThat(joining.fresh())
                .extracting(
                        Owned::reader,
                        owned -> owned.group().id(),
                        owned -> owned.group().eventCount())
                .containsExactly(tuple("bob", 5L, 3), tuple("carol", 7L, 1));
        assertThat(joining.changed()).isEmpty();
        // Each was counted as one of its own.
        assertThat(joining.differences()).containsOnlyKeys("bob");
        assertThat(joining.differences().get("bob")).containsExactly(-2L, -2L);
    }

    @Test
    void whatIsSeenCountsAsUnseenAgainAndNotAsUnreadOnceMore() {
        var seen = standing(group("ann"), Standing.FRESH.seeing());
        var key = new OpenGroups.Key("bob", "like post 42");
        var joining = new Joining(Map.of(key, seen), seat -> false);
        joining.add("bob", like(8, "bo", NOON));
        assertThat(joining.differences().get("bob")).containsExactly(0L, -1L);
    }

    @Test
    void ofMoreThanFiveActorsTheOthersAreAskedFor() {
        var key = new OpenGroups.Key("bob", "like post 42");
        var joining = new Joining(
                Map.of(key, group("a", "b", "c", "d", "e", "f")),
                seat -> seat.actor().equals("a"));
        joining.add("bob", like(8, "A", NOON));
        joining.add("bob", like(9, "g", NOON));
        joining.add("bob", like(10, "a", NOON));
        assertThat(joining.changed().getFirst().group().actorCount()).isEqualTo(7);
    }

    private static Leaving leaving(Group group, int... going) {
        var members = IntStream.of(going)
                .mapToObj(id -> new Member("bob", id, group.id(), "", false))
                .toList();
        var leaving = new Leaving((owned, some) -> new Rest(List.of("ann"), 1, 1, NOON));
        leaving.add(new Owned("bob", group), members);
        return leaving;
    }

    @Test
    void severalLeaveAtOnceAndTheRestStands() {
        var leaving = leaving(group("ann", "bo", "cy"), 2, 3);
        assertThat(leaving.dropped()).isEmpty();
        assertThat(leaving.changed())
                .extracting(
                        owned -> owned.group().eventCount(),
                        owned -> owned.group().latestEventId())
                .containsExactly(tuple(1, 1L));
        assertThat(leaving.differences().get("bob")).containsExactly(0L, 0L);
    }

    @Test
    void whoHadSeenAllButWhatLeavesHasSeenItAll() {
        var seen = standing(group("ann"), Standing.FRESH.seeing());
        var grown = seen.with(like(2, "bo", NOON), true).with(like(3, "cy", NOON), true);
        assertThat(leaving(grown, 2, 3).differences().get("bob")).containsExactly(-1L, 0L);
    }

    @Test
    void itGoesWithItsLastOnes() {
        for (var whole : List.of(leaving(group("ann", "bo"), 1, 2), leaving(group("ann")))) {
            assertThat(whole.dropped()).containsExactly(new Id("bob", 1));
            assertThat(whole.changed()).isEmpty();
            assertThat(whole.differences().get("bob")).containsExactly(-1L, -1L);
        }
        var read = standing(group("ann"), Standing.FRESH.reading());
        assertThat(leaving(read).differences().get("bob")).containsExactly(0L, 0L);
    }
}
