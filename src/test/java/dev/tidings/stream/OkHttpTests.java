package dev.tidings.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.launchdarkly.eventsource.ConnectStrategy;
import com.launchdarkly.eventsource.EventSource;
import com.launchdarkly.eventsource.MessageEvent;
import dev.tidings.support.Server;
import dev.tidings.support.Tokens;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A client that is not ours: okhttp-eventsource. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class OkHttpTests {

    @Test
    void reconnectsWithItsCursorAndMissesNothing() throws Exception {
        try (var server = Server.start();
                var source = source(server)) {
            assertThat(next(source).getEventName()).isEqualTo("ready");
            var first = tell(server, "like");
            var like = next(source, "like");
            assertThat(like.getLastEventId()).isEqualTo(Long.toString(first));
            source.interrupt();
            var second = tell(server, "message");
            var ready = next(source, "ready");
            assertThat(ready.getData()).contains("\"catchUp\":\"resumed\"");
            assertThat(next(source, "message").getLastEventId()).isEqualTo(Long.toString(second));
        }
    }

    private static EventSource source(Server server) {
        return new EventSource.Builder(ConnectStrategy.http(URI.create(server.url() + "/sse"))
                        .header("Authorization", "Bearer " + Tokens.of("okhttp")))
                .retryDelay(50, TimeUnit.MILLISECONDS)
                .build();
    }

    private static MessageEvent next(EventSource source, String name) throws Exception {
        var event = next(source);
        while (!event.getEventName().equals(name)) {
            event = next(source);
        }
        return event;
    }

    private static MessageEvent next(EventSource source) throws Exception {
        return source.readMessage();
    }

    private static long tell(Server server, String type) {
        return server.api().published("{\"type\":\"" + type + "\",\"to\":[\"user:okhttp\"]}");
    }
}
