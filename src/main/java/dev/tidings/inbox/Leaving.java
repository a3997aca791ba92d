package dev.tidings.inbox;

import dev.tidings.inbox.Group.Rest;
import dev.tidings.inbox.GroupRows.Id;
import dev.tidings.inbox.GroupRows.Owned;
import dev.tidings.inbox.MemberRows.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is left of notifications whose events go. It writes nothing. */
final class Leaving {

    private final Left left;
    private final List<Id> dropped = new ArrayList<>();
    private final List<Owned> changed = new ArrayList<>();
    private final TreeMap<String, long[]> differences = new TreeMap<>();

    /** What a group holds without some of its events; asked where others stay. */
    interface Left {
        Rest of(Owned owned, List<Member> going);
    }

    Leaving(Left left) {
        this.left = left;
    }

    /** @param going some of its events; none of a notification that holds one event alone */
    void add(Owned owned, List<Member> going) {
        var group = owned.group();
        if (group.eventCount() <= Math.max(1, going.size())) {
            dropped.add(new Id(owned.reader(), group.id()));
            count(owned, 0, 0);
        } else {
            var rest = group.without(going.size(), left.of(owned, going));
            changed.add(new Owned(owned.reader(), rest));
            count(owned, rest.standing().unseen(), rest.standing().unread());
        }
    }

    private void count(Owned before, int unseen, int unread) {
        var difference = differences.computeIfAbsent(before.reader(), reader -> new long[2]);
        difference[0] += unseen - before.group().standing().unseen();
        difference[1] += unread - before.group().standing().unread();
    }

    List<Id> dropped() {
        return dropped;
    }

    List<Owned> changed() {
        return changed;
    }

    /** Unseen and unread, by each reader whose notifications changed; never more than before. */
    Map<String, long[]> differences() {
        return differences;
    }

    /** All that is dropped or changed, by reader. */
    Map<String, List<Long>> touched() {
        return Stream.concat(
                        dropped.stream(),
                        changed.stream()
                                .map(owned ->
                                        new Id(owned.reader(), owned.group().id())))
                .collect(Collectors.groupingBy(Id::reader, Collectors.mapping(Id::id, Collectors.toList())));
    }
}
