package dev.tidings.inbox;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One reader's inbox by the letter of the contract, kept in the plainest way: what the real one must equal. */
final class Reference {

    record Said(long id, String actor) {}

    /** What came by name. */
    private record Told(
            long id, String type, String actor, @Nullable String object) {

        boolean is(String what) {
            return what.equals("type:" + type) || what.equals("person:" + actor) || what.equals("thing:post/" + object);
        }
    }

    private record Mute(String token, long since) {}

    private record Span(String what, long since, long until) {}

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
    private final Map<String, Mute> mutes = new HashMap<>();
    private final List<Span> ended = new ArrayList<>();
    private final List<Told> missed = new ArrayList<>();
    private long deeds;

    void told(long id, String type, String actor, @Nullable String topic, @Nullable String object) {
        var told = new Told(id, type, actor, object);
        if (topic == null && isMuted(told)) {
            missed.add(told);
        } else {
            join(id, type, actor, topic, object);
        }
    }

    private boolean isMuted(Told told) {
        return mutes.entrySet().stream()
                        .anyMatch(mute ->
                                told.is(mute.getKey()) && mute.getValue().since() < told.id())
                || ended.stream()
                        .anyMatch(
                                span -> told.is(span.what()) && span.since() < told.id() && told.id() <= span.until());
    }

    /** What there is of it becomes read. @param since the last event that is not muted */
    void mute(String what, long since) {
        if (mutes.containsKey(what)) {
            return;
        }
        var token = what + " " + deeds;
        mutes.put(what, new Mute(token, since));
        raise(
                entry -> entry.topic == null
                        && !entry.done
                        && entry.latest() <= since
                        && (what.equals("type:" + entry.type)
                                || what.equals("thing:post/" + entry.object)
                                || entry.actors().equals(List.of(what.substring("person:".length())))),
                true,
                token);
    }

    /** What came meanwhile stays out. */
    void unmute(String what, long until) {
        var mute = mutes.remove(what);
        if (mute != null) {
            ended.add(new Span(what, mute.since(), until));
        }
    }

    /** As if it had never been muted. */
    void undoMute(String what) {
        var mute = mutes.remove(what);
        if (mute == null) {
            return;
        }
        undo(mute.token());
        for (var told : List.copyOf(missed)) {
            if (told.id() > mute.since() && !isMuted(told)) {
                missed.remove(told);
                join(told.id(), told.type(), told.actor(), null, told.object());
            }
        }
    }

    private void join(long id, String type, String actor, @Nullable String topic, @Nullable String object) {
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
        entry.events.sort(Comparator.comparingLong(Said::id));
    }

    void retracted(long id) {
        missed.removeIf(told -> told.id() == id);
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
        return raise(
                entry -> !entry.done
                        && entry.latest() <= upTo
                        && (type == null || type.equals(entry.type))
                        && (topic == null || topic.equals(entry.topic)),
                reading,
                undo);
    }

    /** Those named, also what is done. */
    int raise(Collection<String> ids, boolean reading, @Nullable String undo) {
        return raise(entry -> ids.contains(Long.toString(entry.id)), reading, undo);
    }

    private int raise(Predicate<Entry> scope, boolean reading, @Nullable String undo) {
        var stamp = ++deeds;
        var before = new HashMap<Entry, Before>();
        for (var entry : entries) {
            var open = reading ? !entry.read : !entry.seen() && !entry.read;
            if (open && scope.test(entry)) {
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
