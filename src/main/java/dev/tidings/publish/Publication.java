package dev.tidings.publish;

import dev.tidings.log.Event;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

/** Events that were committed together, ids in one run. */
record Publication(long firstId, int size, Instant createdAt) {

    static Publication of(List<Event> events) {
        return new Publication(
                events.getFirst().id(), events.size(), events.getFirst().createdAt());
    }

    List<Long> ids() {
        return LongStream.range(firstId, firstId + size).boxed().toList();
    }
}
