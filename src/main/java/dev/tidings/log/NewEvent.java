package dev.tidings.log;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event that is not in the log yet. Its JSON is made by whoever makes it, and not while the log is locked. */
public final class NewEvent {

    private final String type;
    private final List<Address> to;
    private final @Nullable String actor;
    private final @Nullable Thing object;
    private final Content content;
    private final boolean notifies;
    private final String publisher;
    private final String payload;

    /**
     * @param publisher who may take it back: {@code key:7}, {@code account:alice} or {@code room:social}
     * @param notifies false: on streams, in no inbox and no count
     */
    public NewEvent(
            String type,
            List<Address> to,
            @Nullable String actor,
            @Nullable Thing object,
            Content content,
            boolean notifies,
            String publisher) {
        this.type = type;
        this.to = List.copyOf(to);
        this.actor = actor;
        this.object = object;
        this.content = content;
        this.notifies = notifies;
        this.publisher = publisher;
        this.payload = Payload.undated(actor, object, content, notifies);
    }

    public String type() {
        return type;
    }

    public List<Address> to() {
        return to;
    }

    @Nullable
    String actor() {
        return actor;
    }

    @Nullable
    Thing object() {
        return object;
    }

    Content content() {
        return content;
    }

    boolean notifies() {
        return notifies;
    }

    String publisher() {
        return publisher;
    }

    /** @param createdAt as {@link Payload#time} gives it */
    String payload(String createdAt) {
        return Payload.dated(payload, createdAt);
    }
}
