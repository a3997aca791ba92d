package dev.tidings.inbox;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One reader's inbox by the letter of the contract, kept in the plainest way: what the real one must equal. */
final class Reference {

    /** An event. @param topic null where it came by name */
    record Said(
            long id,
            String type,
            String actor,
            @Nullable String topic,
            @Nullable String object) {

        /** @param what as a mute names it */
        boolean is(String what) {
            return what.equals("type:" + type)
                    || what.equals("person:" + actor)
                    || what.equals("topic:" + topic)
                    || what.equals("thing:post/" + object);
        }
    }

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

        Entry(Said first) {
            this.id = first.id();
            this.type = first.type();
            this.topic = first.topic();
            this.object = first.object();
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

    /** Events later than one id, up to and with another. @param deed what became read by it */
    private record Mute(String what, long since, long until, String deed) {

        boolean mutes(Said said) {
            return since < said.id() && said.id() <= until && said.is(what);
        }
    }

    private record Before(long seenId, long stamp) {}

    /** With the broadcasts that are muted: they stand somewhere too, though they are in no list. */
    private final List<Entry> entries = new ArrayList<>();

    private final List<Said> byName = new ArrayList<>();
    private final List<Mute> mutes = new ArrayList<>();
    private final Map<String, Map<Entry, Before>> undos = new HashMap<>();
    private final Map<String, Long> stamps = new HashMap<>();
    private long deeds;
    private long last;

    void told(Said said) {
        last = said.id();
        if (said.topic() != null) {
            var broadcast = new Entry(said);
            broadcast.events.add(said);
            entries.add(broadcast);
            return;
        }
        byName.add(said);
        if (!isMuted(said)) {
            join(said);
        }
    }

    private void join(Said said) {
        var entry = entries.stream()
                .filter(each -> said.object() != null && each.topic == null && !each.closed)
                .filter(each -> each.type.equals(said.type()) && Objects.equals(each.object, said.object()))
                .findFirst()
                .orElseGet(() -> {
                    var fresh = new Entry(said);
                    entries.add(fresh);
                    return fresh;
                });
        entry.events.add(said);
        entry.events.sort(Comparator.comparingLong(Said::id));
    }

    private boolean isMuted(Said said) {
        return mutes.stream().anyMatch(mute -> mute.mutes(said));
    }

    private boolean isHidden(Entry entry) {
        return entry.topic != null && isMuted(entry.events.getFirst());
    }

    /** It was taken back, or is past its expiry. */
    void gone(long id) {
        byName.removeIf(said -> said.id() == id);
        for (var entry : List.copyOf(entries)) {
            entry.events.removeIf(said -> said.id() == id);
            if (entry.events.isEmpty()) {
                entries.remove(entry);
            }
        }
    }

    /** All that the reader can see somewhere. */
    List<Entry> visible() {
        return entries.stream().filter(entry -> !isHidden(entry)).toList();
    }

    Entry find(String id) {
        return visible().stream()
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

    /** Returns how many changed; what is muted moves along where all does, and counts nowhere. */
    int raise(long upTo, @Nullable String type, @Nullable String topic, boolean reading, @Nullable String undo) {
        return raise(
                entry -> !entry.done
                        && entry.latest() <= upTo
                        && (type == null && topic == null || !isHidden(entry))
                        && (type == null || type.equals(entry.type))
                        && (topic == null || topic.equals(entry.topic)),
                reading,
                undo);
    }

    /** The ones named, be they done or not. Returns how many changed. */
    int raise(Set<String> ids, boolean reading, @Nullable String undo) {
        return raise(entry -> ids.contains(Long.toString(entry.id)) && !isHidden(entry), reading, undo);
    }

    private int raise(Predicate<Entry> which, boolean reading, @Nullable String undo) {
        var stamp = ++deeds;
        var before = new HashMap<Entry, Before>();
        for (var entry : entries) {
            var open = reading ? !entry.read : !entry.seen() && !entry.read;
            if (open && which.test(entry)) {
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
        return (int) before.keySet().stream().filter(entry -> !isHidden(entry)).count();
    }

    void undo(String token) {
        var before = undos.put(token, Map.of());
        if (before != null) {
            before.forEach((entry, was) -> {
                if (entry.stamp == stamps.getOrDefault(token, -1L) && entries.contains(entry)) {
                    entry.read = false;
                    entry.seenId = was.seenId();
                    entry.stamp = was.stamp();
                }
            });
        }
    }

    /** What there is of it becomes read: of a person, what nobody else did too. */
    void mute(String what) {
        if (!muted().contains(what)) {
            var deed = "mute " + ++deeds;
            raise(
                    entry -> !entry.done
                            && !isHidden(entry)
                            && entry.events.stream().allMatch(said -> said.is(what)),
                    true,
                    deed);
            mutes.add(new Mute(what, last, Long.MAX_VALUE, deed));
        }
    }

    /** @param undone as if it had never been; else what came meanwhile stays out */
    void unmute(String what, boolean undone) {
        for (var mute : List.copyOf(mutes)) {
            if (mute.what().equals(what) && mute.until() == Long.MAX_VALUE) {
                mutes.remove(mute);
                if (undone) {
                    undo(mute.deed());
                    bringBack(mute);
                } else {
                    mutes.add(new Mute(what, mute.since(), last, mute.deed()));
                }
            }
        }
    }

    private void bringBack(Mute mute) {
        var there = entries.stream()
                .flatMap(entry -> entry.events.stream())
                .map(Said::id)
                .collect(Collectors.toSet());
        byName.stream()
                .filter(said -> said.id() > mute.since() && !there.contains(said.id()) && !isMuted(said))
                .forEach(this::join);
    }

    /** What is muted now. */
    List<String> muted() {
        return mutes.stream()
                .filter(mute -> mute.until() == Long.MAX_VALUE)
                .map(Mute::what)
                .toList();
    }

    List<Entry> list(Filter filter) {
        return visible().stream()
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

    /** Without those that have no such part. */
    Map<String, Long> unreadBy(Function<Entry, @Nullable String> part) {
        return list(Filter.UNREAD).stream()
                .filter(entry -> part.apply(entry) != null)
                .collect(Collectors.groupingBy(part, Collectors.counting()));
    }
}
