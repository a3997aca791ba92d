package dev.tidings.inbox;

import dev.tidings.inbox.GroupRows.Owned;
import dev.tidings.inbox.MemberRows.Member;
import dev.tidings.inbox.MemberRows.Seat;
import dev.tidings.inbox.OpenGroups.Key;
import dev.tidings.log.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which groups the events of one append join or begin. It writes nothing. */
final class Joining {

    private final Map<Key, Group> open;
    private final Known known;
    private final Map<Key, Owned> fresh = new LinkedHashMap<>();
    private final Map<Key, Owned> grown = new LinkedHashMap<>();
    private final List<Owned> alone = new ArrayList<>();
    private final List<Owned> full = new ArrayList<>();
    private final List<Owned> closed = new ArrayList<>();
    private final List<Member> members = new ArrayList<>();
    private final Set<Seat> seats = new HashSet<>();
    private final Set<Late> late = new HashSet<>();
    private final TreeMap<String, long[]> differences = new TreeMap<>();

    /** Whether a group holds an event by somebody; asked where the group does not name them all. */
    interface Known {
        boolean has(Seat seat);
    }

    /** A group that got an event from before its latest. */
    record Late(String reader, long group) {}

    Joining(Map<Key, Group> open, Known known) {
        this.open = new HashMap<>(open);
        this.known = known;
    }

    void add(String reader, Event event) {
        var openKey = Group.key(event);
        if (openKey.isEmpty()) {
            alone.add(new Owned(reader, Group.of(event)));
            return;
        }
        var key = new Key(reader, openKey.get());
        var group = open.get(key);
        var now = group != null && group.takes(event) ? grow(key, group, event) : begin(key, group, event);
        open.put(key, now);
        var actor = Grouping.actorKey(event);
        var member = new Member(reader, event.id(), now.id(), actor, false);
        members.add(member);
        seats.add(member.seat());
    }

    private Group begin(Key key, @Nullable Group earlier, Event event) {
        if (earlier != null) {
            var before = fresh.remove(key);
            if (before != null) {
                full.add(new Owned(key.reader(), earlier.closed()));
            } else {
                grown.remove(key);
                closed.add(new Owned(key.reader(), earlier.closed()));
            }
        }
        var group = Group.of(event);
        fresh.put(key, new Owned(key.reader(), group));
        return group;
    }

    private Group grow(Key key, Group group, Event event) {
        if (event.id() < group.latestEventId()) {
            late.add(new Late(key.reader(), group.id()));
        }
        var grownGroup = group.with(event, isNew(key.reader(), group, Grouping.actorKey(event)));
        (fresh.containsKey(key) ? fresh : grown).put(key, new Owned(key.reader(), grownGroup));
        var difference = differences.computeIfAbsent(key.reader(), reader -> new long[2]);
        // It was counted as one of its own, new.
        difference[0] += grownGroup.standing().unseen() - group.standing().unseen() - 1;
        difference[1] += grownGroup.standing().unread() - group.standing().unread() - 1;
        return grownGroup;
    }

    private boolean isNew(String reader, Group group, String actorKey) {
        var seat = new Seat(reader, group.id(), actorKey);
        if (actorKey.isEmpty() || group.names(actorKey) || seats.contains(seat)) {
            return false;
        }
        return group.actorCount() <= Group.ACTORS_MOST || !known.has(seat);
    }

    List<Owned> fresh() {
        return Stream.of(alone, full, fresh.values())
                .flatMap(owned -> owned.stream())
                .toList();
    }

    List<Owned> changed() {
        return Stream.concat(closed.stream(), grown.values().stream()).toList();
    }

    /** Who is named in these is to be read anew. */
    Set<Late> late() {
        return late;
    }

    List<Member> members() {
        return members;
    }

    /** What was counted too much, as a negative number: unseen and unread, by reader. */
    Map<String, long[]> differences() {
        return differences;
    }
}
