package dev.tidings.inbox;

import dev.tidings.account.Audiences;
import dev.tidings.account.Caller;
import dev.tidings.log.EventLog;
import dev.tidings.log.LogKeeper;
import java.util.HashMap;
import org.springframework.stereotype.Component;

/** Counts what is unread by kind and by topic: the newest 1,000 of each place, and of what many were told. */
@Component
class Breakdowns {

    private final GroupRows groups;
    private final InboxRows rows;
    private final Broadcasts broadcasts;
    private final Audiences audiences;
    private final EventLog log;
    private final LogKeeper keeper;

    Breakdowns(
            GroupRows groups,
            InboxRows rows,
            Broadcasts broadcasts,
            Audiences audiences,
            EventLog log,
            LogKeeper keeper) {
        this.groups = groups;
        this.rows = rows;
        this.broadcasts = broadcasts;
        this.audiences = audiences;
        this.log = log;
        this.keeper = keeper;
    }

    Breakdown of(Caller.Person reader) {
        keeper.settleExpiries();
        var asOf = log.head();
        var types = groups.unreadByType(reader.key(), Broadcasts.COUNT_MOST);
        var topics = new HashMap<String, Long>();
        var inbox = rows.find(reader.key());
        var grants = audiences.of(reader);
        broadcasts
                .latest(grants, inbox, Selection.of(Filter.UNREAD), asOf + 1, Broadcasts.COUNT_MOST)
                .forEach(stood -> {
                    types.merge(stood.event().type(), 1L, Long::sum);
                    Broadcasts.topics(grants, stood.event()).forEach(topic -> topics.merge(topic, 1L, Long::sum));
                });
        return new Breakdown(types, topics, asOf);
    }
}
