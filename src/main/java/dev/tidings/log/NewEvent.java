package dev.tidings.log;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event that is not in the log yet.
 *
 * @param publisher who may take it back: {@code key:7}, {@code account:alice} or {@code room:social}
 * @param notifies false: on streams, in no inbox and no count
 */
public record NewEvent(
        String type,
        List<Address> to,
        @Nullable String actor,
        @Nullable Thing object,
        Content content,
        boolean notifies,
        String publisher) {}
