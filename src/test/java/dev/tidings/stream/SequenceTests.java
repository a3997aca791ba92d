package dev.tidings.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.account.Grants.Way;
import dev.tidings.log.Address;
import dev.tidings.log.Event;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

class SequenceTests {

    private final Frame one = frame(1);
    private final Frame two = frame(2);
    private final Frame three = frame(3);

    @Test
    void whoHasTheSameToWriteGetsToTheSameBytes() {
        var here = Sequence.EMPTY.and(one).and(two);
        var there = Sequence.EMPTY.and(one).and(two);
        assertThat(there).isSameAs(here);
        assertThat(there.chunk().array()).isSameAs(here.chunk().array());
    }

    @Test
    void twoFormsSideBySideAreEachShared() {
        var here = Sequence.EMPTY.and(one);
        var there = Sequence.EMPTY.and(two);
        assertThat(Sequence.EMPTY.and(one)).isSameAs(here);
        assertThat(Sequence.EMPTY.and(two)).isSameAs(there);
    }

    @Test
    void anotherContinuationChangesNothing() {
        var here = Sequence.EMPTY.and(one);
        var two = here.and(this.two);
        var three = here.and(this.three);
        assertThat(text(two.bytes())).isEqualTo(text(one.bytes()) + text(this.two.bytes()));
        assertThat(text(three.bytes())).isEqualTo(text(one.bytes()) + text(this.three.bytes()));
        assertThat(text(here.bytes())).isEqualTo(text(one.bytes()));
    }

    @Test
    void aChunkBeginsWithTheEndOfTheOneBefore() {
        var frame = Frame.of("0123456789abcdef\n\n".getBytes(StandardCharsets.UTF_8));
        assertThat(text(Sequence.EMPTY.and(frame).chunk())).isEqualTo("\r\n12\r\n0123456789abcdef\n\n");
    }

    @Test
    void knowsItsEvents() {
        var words = Frame.of(":\n\n".getBytes(StandardCharsets.UTF_8));
        var all = Sequence.EMPTY.and(words).and(two).and(words).and(three);
        assertThat(all.events()).isEqualTo(2);
        assertThat(all.first()).isEqualTo(2);
        assertThat(all.last()).isEqualTo(3);
        assertThat(all.frames()).isEqualTo(4);
        assertThat(all.size()).isEqualTo(all.bytes().remaining());
    }

    @Test
    void leavesOutEventsInTheMiddleAndNothingElse() {
        var words = Frame.of(":\n\n".getBytes(StandardCharsets.UTF_8));
        var all = Sequence.EMPTY.and(one).and(words).and(two).and(three);
        var fewer = all.only(event -> event.id() != 2);
        assertThat(text(fewer.bytes())).isEqualTo(text(one.bytes()) + ":\n\n" + text(three.bytes()));
        assertThat(all.only(event -> true)).isSameAs(all);
    }

    private static Frame frame(long id) {
        var event = Mockito.mock(Event.class);
        Mockito.when(event.id()).thenReturn(id);
        Mockito.when(event.type()).thenReturn("tick");
        Mockito.when(event.json(Mockito.any(), Mockito.any())).thenReturn("{\"id\":" + id + "}");
        return new Frames(event).frame(new Way(Address.EVERYONE, false), false);
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.UTF_8.decode(bytes).toString();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
