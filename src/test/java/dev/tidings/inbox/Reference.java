package dev.tidings.inbox;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One reader's inbox by the letter of the contract, kept in the plainest way: what the real one must equal. */
final class Reference {

    record Said(long id, String actor) {}

    static final class Entry {

        final long id;
        final String type;
        final @Nullable String topic;
        final @Nullable String object;
        final List<Said> events = new ArrayList<>();
        long seenId;
        boolean read;
        boolean done;
        boolean closed;
        long stamp;

        Entry(long id, String type, @Nullable String topic, @Nullable String object) {
            this.id = id;
            this.type = type;
            this.topic = topic;
            this.object = object;
        }

        long latest() {
            return events.getLast().id();
        }

        boolean seen() {
            return seenId >= latest();
        }

        List<String> actors() {
            var names = new LinkedHashSet<String>();
            events.reversed().forEach(said -> names.add(said.actor()));
            return List.copyOf(names);
        }
    }

    private record Before(long seenId, long stamp) {}

    final List<Entry> entries = new ArrayList<>();
    private final Map<String, Map<Entry, Before>> undos = new HashMap<>();
    private final Map<String, Long> stamps = new HashMap<>();
    private long deeds;

    void told(long id, String type, String actor, @Nullable String topic, @Nullable String object) {
        var group = topic != null || object == null
                ? Optional.<Entry>empty()
                : entries.stream()
                        .filter(entry -> entry.topic == null && !entry.closed)
                        .filter(entry -> entry.type.equals(type) && object.equals(entry.object))
                        .findFirst();
        var entry = group.orElseGet(() -> {
            var fresh = new Entry(id, type, topic, object);
            entries.add(fresh);
            return fresh;
        });
        entry.events.add(new Said(id, actor));
    }

    void retracted(long id) {
        for (var entry : List.copyOf(entries)) {
            entry.events.removeIf(said -> said.id() == id);
            if (entry.events.isEmpty()) {
                entries.remove(entry);
            }
        }
    }

    Entry find(String id) {
        return entries.stream()
                .filter(entry -> Long.toString(entry.id).equals(id))
                .findFirst()
                .orElseThrow();
    }

    void read(String id, boolean on) {
        var entry = find(id);
        if (entry.read != on) {
            entry.stamp = ++deeds;
        }
        if (on && !entry.seen()) {
            entry.stamp = ++deeds;
        }
        entry.read = on;
        if (on) {
            entry.seenId = entry.latest();
            entry.closed = true;
        }
    }

    void complete(String id, boolean on) {
        var entry = find(id);
        if (entry.done != on) {
            entry.stamp = ++deeds;
        }
        entry.done = on;
        entry.closed |= on;
    }

    /** Returns how many changed. */
    int raise(long upTo, @Nullable String type, @Nullable String topic, boolean reading, @Nullable String undo) {
        var stamp = ++deeds;
        var before = new HashMap<Entry, Before>();
        for (var entry : entries) {
            var open = reading ? !entry.read : !entry.seen() && !entry.read;
            if (!entry.done
                    && open
                    && entry.latest() <= upTo
                    && (type == null || type.equals(entry.type))
                    && (topic == null || topic.equals(entry.topic))) {
                before.put(entry, new Before(entry.seenId, entry.stamp));
                entry.seenId = entry.latest();
                entry.read = reading;
                entry.closed |= reading;
                entry.stamp = stamp;
            }
        }
        if (undo != null) {
            undos.put(undo, before);
            stamps.put(undo, stamp);
        }
        return before.size();
    }

    void undo(String token) {
        var before = undos.put(token, Map.of());
        before.forEach((entry, was) -> {
            if (entry.stamp == stamps.getOrDefault(token, -1L) && entries.contains(entry)) {
                entry.read = false;
                entry.seenId = was.seenId();
                entry.stamp = was.stamp();
            }
        });
    }

    List<Entry> list(Filter filter) {
        return entries.stream()
                .filter(entry -> switch (filter) {
                    case ALL -> !entry.done;
                    case UNREAD -> !entry.done && !entry.read;
                    case DONE -> entry.done;
                })
                .sorted(Comparator.comparingLong(Entry::latest).reversed())
                .toList();
    }

    long unseen() {
        return list(Filter.ALL).stream().filter(entry -> !entry.seen()).count();
    }

    long unread() {
        return list(Filter.UNREAD).size();
    }
}
