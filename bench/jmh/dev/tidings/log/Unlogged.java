package dev.tidings.log;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.mockito.Mockito;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** Events that no database has seen, and a tail that hands out nothing by itself. */
public final class Unlogged {

    private static final Instant NOW = Instant.now();
    private static final String DATA = "{\"text\":\"" + "x".repeat(180) + "\"}";

    private Unlogged() {}

    /** For everyone, with about 200 bytes of data. */
    public static Event event(long id) {
        var content = new Content(null, null, null, null, Payload.JSON.readTree(DATA), null);
        var event = new NewEvent("tick", List.of(Address.EVERYONE), null, null, content, false, "key:1");
        return Event.of(id, event, NOW, Payload.time(NOW));
    }

    public static LogTail tail() {
        var listeners = new StaticListableBeanFactory().getBeanProvider(LogListener.class);
        return new LogTail(Mockito.mock(EventRows.class), new InProcessDoorbell(), listeners, Clock.systemUTC());
    }
}
