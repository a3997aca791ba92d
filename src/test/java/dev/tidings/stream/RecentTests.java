package dev.tidings.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.log.Event;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

/** It has all of what is asked for, or says that it has not. */
class RecentTests {

    private final Recent recent = new Recent();

    @Test
    void hasNothingAtFirst() {
        assertThat(recent.after(0, 0)).isNull();
        assertThat(recent.after(0, 1)).isNull();
    }

    @Test
    void hasWhatItWasGiven() {
        add(100, 110);
        assertThat(ids(100, 105)).containsExactly(101L, 102L, 103L, 104L, 105L);
        assertThat(ids(99, 100)).containsExactly(100L);
        assertThat(recent.after(98, 105)).as("it never had the one before").isNull();
        assertThat(recent.after(100, 111)).as("the last one is still to come").isNull();
    }

    @Test
    void keepsTheLatestOfMany() {
        add(1, 20_000);
        assertThat(ids(20_000 - 16_384, 20_000)).hasSize(16_384);
        assertThat(recent.after(20_000 - 16_385, 20_000)).isNull();
    }

    @Test
    void keepsFewerThatAreLarge() {
        for (long id = 1; id <= 200; id++) {
            recent.add(new Frames(event(id, 100_000, null)));
        }
        assertThat(recent.after(100, 200)).isNull();
        assertThat(ids(120, 200)).hasSize(80);
    }

    @Test
    void doesNotKnowAnyMoreWhatWasTakenBackOrCorrected() {
        add(1, 10);
        recent.add(new Frames(event(11, 10, 5L)));
        recent.add(new Frames(event(12, 10, 5L)));
        assertThat(recent.after(4, 12)).isNull();
        assertThat(recent.after(10, 12))
                .as("what was said of it before is gone too")
                .isNull();
        assertThat(ids(11, 12)).containsExactly(12L);
        assertThat(ids(5, 10)).hasSize(5);
    }

    @Test
    void beginsAnewAfterAHole() {
        add(1, 10);
        add(20, 30);
        assertThat(recent.after(5, 10)).isNull();
        assertThat(ids(19, 30)).hasSize(11);
    }

    private void add(long first, long last) {
        LongStream.rangeClosed(first, last).forEach(id -> recent.add(new Frames(event(id, 10, null))));
    }

    private List<Long> ids(long after, long upTo) {
        return Objects.requireNonNull(recent.after(after, upTo)).stream()
                .map(frames -> frames.event().id())
                .toList();
    }

    private static Event event(long id, int size, @Nullable Long of) {
        var event = Mockito.mock(Event.class, Mockito.withSettings().stubOnly());
        Mockito.when(event.id()).thenReturn(id);
        Mockito.when(event.targets()).thenReturn(List.of());
        Mockito.when(event.size()).thenReturn(size);
        Mockito.when(event.of()).thenReturn(of);
        Mockito.when(event.isLater()).thenReturn(of != null);
        return event;
    }
}
