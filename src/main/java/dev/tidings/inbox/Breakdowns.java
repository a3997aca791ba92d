package dev.tidings.inbox;

import dev.tidings.account.Audiences;
import dev.tidings.account.Caller;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * Counts what is unread by kind and by topic. Of what came through topics, roles and everyone the newest 1,000 are
 * counted, as in all counts.
 */
@Component
class Breakdowns {

    /** More is shown as 99+. */
    private static final int OWN_MOST = 100;

    private final GroupRows groups;
    private final InboxRows rows;
    private final Broadcasts broadcasts;
    private final Audiences audiences;

    Breakdowns(GroupRows groups, InboxRows rows, Broadcasts broadcasts, Audiences audiences) {
        this.groups = groups;
        this.rows = rows;
        this.broadcasts = broadcasts;
        this.audiences = audiences;
    }

    Breakdown of(Caller.Person reader) {
        var types = new TreeMap<String, Long>();
        var topics = new TreeMap<String, Long>();
        var inbox = rows.find(reader.key());
        if (inbox.unread() > 0) {
            for (var type : groups.types(reader.key())) {
                types.put(type, groups.unread(reader.key(), type, OWN_MOST));
            }
        }
        var grants = audiences.of(reader);
        broadcasts
                .latest(grants, inbox, Selection.of(Filter.UNREAD), Long.MAX_VALUE, Broadcasts.COUNT_MOST)
                .forEach(stood -> {
                    types.merge(stood.event().type(), 1L, Long::sum);
                    Broadcasts.topics(grants, stood.event()).forEach(topic -> topics.merge(topic, 1L, Long::sum));
                });
        types.values().removeIf(count -> count == 0);
        return new Breakdown(types, topics);
    }
}
