package dev.tidings.account;

import static dev.tidings.account.Mutes.Span.LASTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.tidings.account.Grants.Way;
import dev.tidings.account.Mutes.Span;
import dev.tidings.log.Address;
import dev.tidings.log.Event;
import dev.tidings.log.Thing;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MutesTests {

    private static final Address BOB = Address.user("bob");
    private static final Address NEWS = Address.topic("news");

    @Test
    void mutesAKindAPersonOrAThing() {
        var like = event(18, "like", "Ann", new Thing("post", "42", "Title", "/posts/42"));

        assertThat(lasting("type:like").mutes(like)).isTrue();
        assertThat(lasting(Mutes.person("ANN")).mutes(like)).isTrue();
        assertThat(lasting(Mutes.thing("post", "42")).mutes(like)).isTrue();
        assertThat(lasting("type:comment", "person:bob", "thing:post/4", "thing:story/42", "topic:like")
                        .mutes(like))
                .isFalse();
        assertThat(lasting("person:ann", "thing:post/42").mutes(event(18, "like", null, null)))
                .isFalse();
        assertThat(Mutes.NONE.mutes(like)).isFalse();
    }

    @Test
    void holdsForWhatComesLaterUntilItEnds() {
        var mutes = new Mutes(Map.of("type:like", List.of(new Span(17, 20), new Span(25, LASTING))));

        assertThat(Stream.of(17, 18, 20, 21, 25, 26, 1_000_000)
                        .filter(id -> mutes.mutes(event(id, "like", null, null))))
                .containsExactly(18, 20, 26, 1_000_000);
    }

    @Test
    void looksIntoAnEventForPeopleAndThingsOnly() {
        var note = event(18, "note", "ann", null);

        lasting("type:like", "topic:news").mutes(note);
        verify(note, never()).actor();
        lasting("person:eve").mutes(note);
        verify(note).actor();
    }

    @Test
    void whatIsMutedStillComesButNotToTheInbox() {
        var grants = new Grants(List.of(new Grant(BOB, 0, 0)), lasting("type:like"));

        assertThat(grants.to(event(18, "like", null, null, BOB))).contains(new Way(BOB, false));
        assertThat(grants.to(event(18, "note", null, null, BOB))).contains(new Way(BOB, true));
    }

    @Test
    void aMutedTopicIsPassedOverForTheInbox() {
        var grants =
                new Grants(List.of(new Grant(NEWS, 0, 0), new Grant(Address.EVERYONE, 0, 0)), lasting("topic:news"));

        assertThat(grants.to(event(18, "story", null, null, NEWS))).contains(new Way(NEWS, false));
        assertThat(grants.to(event(18, "story", null, null, NEWS, Address.EVERYONE)))
                .contains(new Way(NEWS, true));
    }

    @Test
    void whatIsForAReaderByNameIsNotMutedByItsTopic() {
        var grants = new Grants(List.of(new Grant(BOB, 0, 0), new Grant(NEWS, 0, 0)), lasting("topic:news"));

        assertThat(grants.to(event(18, "story", null, null, BOB, NEWS))).contains(new Way(BOB, true));
    }

    @Test
    void neverGivesARight() {
        var grants = new Grants(List.of(new Grant(BOB, 20, 20)), lasting("type:like"));

        assertThat(grants.to(event(18, "like", null, null, BOB, NEWS))).isEmpty();
    }

    @Test
    void otherMutesMakeOtherGrants() {
        var held = List.of(new Grant(BOB, 0, 0));

        assertThat(new Grants(held, lasting("type:like")))
                .isEqualTo(new Grants(held, lasting("type:like")))
                .hasSameHashCodeAs(new Grants(held, lasting("type:like")))
                .isNotEqualTo(new Grants(held, Mutes.NONE));
    }

    private static Mutes lasting(String... keys) {
        return new Mutes(Stream.of(keys).collect(Collectors.toMap(key -> key, key -> List.of(new Span(17, LASTING)))));
    }

    private static Event event(long id, String type, @Nullable String actor, @Nullable Thing object, Address... to) {
        var event = mock(Event.class);
        when(event.id()).thenReturn(id);
        when(event.type()).thenReturn(type);
        when(event.actor()).thenReturn(actor);
        when(event.object()).thenReturn(object);
        when(event.notifies()).thenReturn(true);
        when(event.targets())
                .thenReturn(Stream.of(to)
                        .map(address -> new Event.Target(address, address.channel()))
                        .toList());
        return event;
    }
}
