package dev.tidings.account;

import dev.tidings.log.Event;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a reader does not want to hear of: kinds, topics, people and things, each from one place in the log on and up to
 * where that ended. Immutable.
 */
public final class Mutes {

    public static final Mutes NONE = new Mutes(Map.of());

    private final Map<String, List<Span>> spans;

    /** To know who did it and to what, each event's JSON is read: not for those who mute neither people nor things. */
    private final boolean lookInside;

    /**
     * The events later than one id, up to and with another.
     *
     * @param until {@link #LASTING} while it lasts
     */
    public record Span(long since, long until) {

        public static final long LASTING = Long.MAX_VALUE;

        private boolean holds(long id) {
            return since < id && id <= until;
        }
    }

    /** @param spans by {@link #type}, {@link #topic}, {@link #person} or {@link #thing} */
    public Mutes(Map<String, List<Span>> spans) {
        this.spans = Map.copyOf(spans);
        this.lookInside =
                spans.keySet().stream().anyMatch(key -> key.startsWith("person:") || key.startsWith("thing:"));
    }

    public static String type(String type) {
        return "type:" + type;
    }

    public static String topic(String slug) {
        return "topic:" + slug;
    }

    public static String person(String name) {
        return "person:" + Name.key(name);
    }

    public static String thing(String type, String id) {
        return "thing:" + type + "/" + id;
    }

    public boolean isEmpty() {
        return spans.isEmpty();
    }

    /** The whole event, whichever way it came. */
    public boolean mutes(Event event) {
        return !isEmpty() && (holds(type(event.type()), event.id()) || lookInside && mutesOrigin(event));
    }

    private boolean mutesOrigin(Event event) {
        var actor = event.actor();
        var object = event.object();
        return Stream.of(actor == null ? "" : person(actor), object == null ? "" : thing(object.type(), object.id()))
                .anyMatch(key -> holds(key, event.id()));
    }

    /** What comes through this topic; by another way the event may come all the same. */
    public boolean mutesTopic(String slug, long eventId) {
        return !isEmpty() && holds(topic(slug), eventId);
    }

    private boolean holds(String key, long id) {
        return spans.getOrDefault(key, List.of()).stream().anyMatch(span -> span.holds(id));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Mutes mutes && spans.equals(mutes.spans);
    }

    @Override
    public int hashCode() {
        return spans.hashCode();
    }

    @Override
    public String toString() {
        return spans.toString();
    }
}
