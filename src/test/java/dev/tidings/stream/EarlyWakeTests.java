package dev.tidings.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import dev.tidings.account.Audiences;
import dev.tidings.account.Caller;
import dev.tidings.account.Role;
import dev.tidings.support.Server;
import dev.tidings.support.Until;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * A stream that is woken while it is being registered, by a state or a heartbeat, does not begin to read before it is
 * known to all of its channels: what is committed in between would be neither read nor collected.
 */
class EarlyWakeTests {

    @Test
    void nothingIsWrittenBeforeTheStartAndNothingIsMissedAfterIt() {
        try (var server = Server.start()) {
            var written = new Written();
            var control = new Written();
            var early = subscriber(server, written);
            var started = subscriber(server, control);
            started.start();
            early.offer(ReaderState.counts(1, 1, 1, 1));
            early.beat();
            Until.it("the other one has begun", () -> control.text().contains("event: ready"));
            var id = server.api().published("{\"type\":\"tick\",\"to\":[\"user:early\"]}");
            Until.it("the other one has it", () -> control.text().contains("\nid: " + id + "\n\n"));
            assertThat(written.text()).isEmpty();
            early.start();
            Until.it(
                    "it begins after what was committed meanwhile",
                    () -> written.text().contains("\"after\":" + id + ","));
        }
    }

    private static Subscriber subscriber(Server server, Written writer) {
        var caller = new Caller.Person("early", Set.of(Role.USER), 0, new Caller.Token(Instant.MAX, null));
        var subscriber = new Subscriber(
                new Subscription(caller, List.of(), List.of(), Set.of()),
                server.bean(Audiences.class).of(caller),
                false,
                null,
                mock(Connection.class),
                writer,
                server.bean(Replay.class),
                server.bean(Streams.class));
        server.bean(Streams.class).register(subscriber);
        return subscriber;
    }
}
