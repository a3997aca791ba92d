package dev.tidings.inbox;

import dev.tidings.account.Caller;
import dev.tidings.account.Grants;
import dev.tidings.inbox.StatePusher.Change;
import dev.tidings.log.Event;
import dev.tidings.log.LogKeeper;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what a state tells: the counts, and where what changed stands. */
@Component
class StateReader {

    private static final int AGAIN_MOST = 3;

    private final Inboxes inboxes;
    private final InboxRows rows;
    private final MemberRows members;
    private final LogKeeper keeper;

    StateReader(Inboxes inboxes, InboxRows rows, MemberRows members, LogKeeper keeper) {
        this.inboxes = inboxes;
        this.rows = rows;
        this.members = members;
        this.keeper = keeper;
    }

    /** What a reader is to be told of. It grows while it is read. */
    interface Due {

        Change change();

        /** Takes in what is known of all that happened up to an id; true where there was something. */
        boolean catchUp(long eventId);
    }

    /**
     * @param items what of a change this reader has, as it is now
     * @param gone the ids of what is not there any more
     * @param whole whether the counts hold all of the change: else it is to be told of again
     */
    record Standings(Counts counts, List<Notification> items, List<Long> gone, boolean whole) {}

    /**
     * The counts and the change hold the same: what is due once the counts were read can hold what they lack, and then
     * they are read again.
     */
    Standings read(Caller.Person reader, Grants grants, Due due) {
        keeper.settleExpiries();
        var now = rows.now(reader.key());
        var whole = !due.catchUp(now.head());
        for (int again = 0; !whole && again < AGAIN_MOST; again++) {
            now = rows.now(reader.key());
            whole = !due.catchUp(now.head());
        }
        var change = due.change();
        var of = groupsOf(reader, change);
        var items = inboxes.items(reader, grants, now.inbox(), of, change.events());
        var there = items.stream().map(item -> Long.parseLong(item.id())).collect(Collectors.toSet());
        var gone = of.stream().filter(id -> !there.contains(id)).toList();
        return new Standings(inboxes.counts(grants, now), items, gone, whole);
    }

    private Collection<Long> groupsOf(Caller.Person reader, Change change) {
        var grouped = change.ids().stream()
                .filter(id -> !isAlone(change.events().get(id)))
                .toList();
        var groupsOf = members.groupsOf(reader.key(), grouped);
        var all = new LinkedHashSet<Long>();
        change.ids().forEach(id -> all.add(groupsOf.getOrDefault(id, id)));
        return all;
    }

    /** It is at hand, and of those that join nothing. */
    private static boolean isAlone(@Nullable Event event) {
        return event != null && Group.key(event).isEmpty();
    }
}
