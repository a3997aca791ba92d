package dev.tidings.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.tidings.account.Audiences;
import dev.tidings.account.Caller;
import dev.tidings.account.Role;
import dev.tidings.stream.Replay.Opening;
import dev.tidings.support.Server;
import dev.tidings.support.Until;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A stream whose rights change while its first page is being read reads it again: what it has lost is not sent. */
class OpeningRightsTests {

    private final CountDownLatch beingRead = new CountDownLatch(1);
    private final CountDownLatch changed = new CountDownLatch(1);

    @Test
    void whatWasReadByTheRightsOfBeforeIsNotSent() throws InterruptedException {
        try (var server = Server.start()) {
            var written = new Written();
            var subscriber = subscriber(server, written);
            server.bean(Streams.class).register(subscriber);
            subscriber.start();
            beingRead.await();
            subscriber.grants(server.bean(Audiences.class).of(subscriber.caller()));
            changed.countDown();
            Until.it("the page is there", () -> written.text().contains("data: by the rights of now\n"));
            assertThat(written.text()).doesNotContain("of before");
        }
    }

    private Subscriber subscriber(Server server, Written written) {
        var caller = new Caller.Person("early", Set.of(Role.USER), 0, new Caller.Token(Instant.MAX, null));
        return new Subscriber(
                new Subscription(caller, List.of(), List.of(), Set.of()),
                server.bean(Audiences.class).of(caller),
                false,
                "1",
                mock(Connection.class),
                written,
                replay(),
                server.bean(Streams.class));
    }

    private Replay replay() {
        var replay = mock(Replay.class);
        when(replay.open(any(), any()))
                .thenAnswer(call -> {
                    beingRead.countDown();
                    changed.await();
                    return opening("before");
                })
                .thenReturn(opening("now"));
        when(replay.page(any(), anyLong(), anyLong())).thenReturn(Page.empty(Long.MAX_VALUE));
        return replay;
    }

    private static Opening opening(String when) {
        var page = new Page(Sequence.EMPTY.and(Control.frame("data: by the rights of " + when + "\n\n")), 2);
        return new Opening(new Verdict("resumed", 1), Control.frame("event: ready\n\n"), 2, page);
    }
}
