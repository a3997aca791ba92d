package dev.tidings.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.ArgumentMatchers.anyMap;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.tidings.account.Grant;
import dev.tidings.account.Grants;
import dev.tidings.log.Address;
import dev.tidings.log.Event;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ListenersTests {

    private static final String NEWS = "topic:news";
    private static final String SPORT = "topic:sport";

    private final Listeners listeners = new Listeners();
    private final Grants before = grants(NEWS);
    private final Subscriber subscriber = mock(Subscriber.class);

    @Test
    void aStreamLearnsOfItsRightsOnceNothingIsOfferedByThoseOfBefore() {
        when(subscriber.grants()).thenReturn(before);
        listeners.add(subscriber, before);
        var heard = new ArrayList<List<Subscriber>>();
        doAnswer(call -> heard.add(listeners.of(List.of(NEWS)).toList()))
                .when(subscriber)
                .grants(any());
        listeners.change(subscriber, grants(SPORT));
        assertThat(heard).containsExactly(List.of());
        assertThat(listeners.of(List.of(SPORT))).containsExactly(subscriber);
    }

    @Test
    void eventsOfOneAudienceAreOfferedTogetherAndInOrder() {
        listeners.add(subscriber, grants(NEWS, SPORT));
        var one = frames(1, NEWS);
        var two = frames(2, NEWS);
        var three = frames(3, SPORT);
        var four = frames(4, NEWS);
        listeners.offer(List.of(one, two, three, four), turn -> {});
        var order = inOrder(subscriber);
        order.verify(subscriber).offer(eq(List.of(one, two)), anyMap());
        order.verify(subscriber).offer(eq(List.of(three)), anyMap());
        order.verify(subscriber).offer(eq(List.of(four)), anyMap());
        order.verifyNoMoreInteractions();
    }

    @Test
    void whoIsMarkedGetsATurnThoughTheNextOneFails() {
        var failing = mock(Subscriber.class);
        Runnable turn = () -> {};
        var failure = new IllegalStateException("broken");
        when(subscriber.offer(anyList())).thenReturn(turn);
        when(failing.offer(anyList())).thenThrow(failure);
        listeners.add(subscriber, grants(NEWS));
        listeners.add(failing, grants(SPORT));
        var turns = new ArrayList<Runnable>();
        assertThatThrownBy(() -> listeners.offer(List.of(frames(1, NEWS, SPORT)), turns::add))
                .isSameAs(failure);
        assertThat(turns).containsExactly(turn);
    }

    private static Grants grants(String... channels) {
        var byChannel = new LinkedHashMap<String, Grant>();
        Stream.of(channels)
                .forEach(channel -> byChannel.put(
                        channel, Grant.openPage(Address.parse(channel).orElseThrow())));
        var grants = mock(Grants.class);
        when(grants.byChannel()).thenReturn(byChannel);
        when(grants.channels()).thenReturn(byChannel.keySet());
        return grants;
    }

    private static Frames frames(long id, String... channels) {
        var targets = Stream.of(channels)
                .map(channel -> new Event.Target(Address.parse(channel).orElseThrow(), channel))
                .toList();
        var event = mock(Event.class);
        when(event.id()).thenReturn(id);
        when(event.targets()).thenReturn(targets);
        when(event.hasAudienceOf(any()))
                .thenAnswer(call -> call.<Event>getArgument(0).targets().equals(targets));
        return new Frames(event);
    }
}
