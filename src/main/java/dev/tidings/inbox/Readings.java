package dev.tidings.inbox;

import dev.tidings.account.Audiences;
import dev.tidings.account.Caller;
import dev.tidings.account.Grants;
import dev.tidings.inbox.GroupRows.Owned;
import dev.tidings.inbox.InboxRows.Inbox;
import dev.tidings.inbox.Marks.Mark;
import dev.tidings.inbox.Undos.Rise;
import dev.tidings.inbox.Undos.Undo;
import dev.tidings.log.EventLog;
import dev.tidings.log.LogKeeper;
import dev.tidings.problem.Problem;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Deeds on many notifications at once: they are seen, or read and so seen. Each can be put back for a day. */
@Component
public class Readings {

    private static final int PAGE = 1_000;

    private final Inboxes inboxes;
    private final InboxRows rows;
    private final GroupRows groups;
    private final Broadcasts broadcasts;
    private final Marks marks;
    private final Undos undos;
    private final EventLog log;
    private final LogKeeper keeper;
    private final Audiences audiences;
    private final StatePusher pusher;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Readings(
            Inboxes inboxes,
            InboxRows rows,
            GroupRows groups,
            Broadcasts broadcasts,
            Marks marks,
            Undos undos,
            EventLog log,
            LogKeeper keeper,
            Audiences audiences,
            StatePusher pusher,
            TransactionTemplate transaction,
            Clock clock) {
        this.inboxes = inboxes;
        this.rows = rows;
        this.groups = groups;
        this.broadcasts = broadcasts;
        this.marks = marks;
        this.undos = undos;
        this.log = log;
        this.keeper = keeper;
        this.audiences = audiences;
        this.pusher = pusher;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * @param changed how many changed; of broadcasts it counts 1,000 at most, as the counts do
     * @param undo what puts them back, null where nothing changed
     */
    public record Changed(long changed, @Nullable String undo) {

        static final Changed NOTHING = new Changed(0, null);
    }

    /** All that is in the inbox up to an event. */
    public Changed raise(Caller.Person reader, long upTo, boolean reading) {
        return settled(() -> raiseAll(reader, upTo, reading));
    }

    /** The same of one kind, of one topic, or of both. */
    public Changed raise(
            Caller.Person reader, long upTo, @Nullable String type, @Nullable String topic, boolean reading) {
        return type == null && topic == null
                ? raise(reader, upTo, reading)
                : raise(reader, upTo, Scope.of(type, topic), reading, null);
    }

    /**
     * What brings a deed about, if not the reader's own.
     *
     * @param stands whether it still does; asked under the lock of the reader's row
     */
    record Cause(String name, BooleanSupplier stands) {}

    Changed raise(Caller.Person reader, long upTo, Scope scope, boolean reading, @Nullable Cause cause) {
        return settled(() -> raiseSome(reader, upTo, scope, reading, cause));
    }

    /** What is past its expiry goes first, in a transaction of its own: it needs the lock of the head. */
    private Changed settled(Supplier<Changed> deed) {
        keeper.settleExpiries();
        return Objects.requireNonNull(transaction.execute(status -> deed.get()));
    }

    private Changed raiseAll(Caller.Person reader, long upTo, boolean reading) {
        var inbox = inboxes.locked(reader);
        var stamp = inbox.version() + 1;
        var to = Math.min(upTo, log.head());
        var left = broadcasts.left(audiences.of(reader), inbox, to);
        var own = groups.raise(reader.key(), to, Scope.ALL, reading, stamp);
        mark(inbox, marks.lockOpen(reader.key(), to, reading), reading, stamp);
        rows.raise(reader.key(), to, reading ? to : 0);
        var undo = new Undo(
                stamp,
                reading,
                new Rise(inbox.seenUpTo(), Math.max(inbox.seenUpTo(), to)),
                new Rise(inbox.readUpTo(), reading ? Math.max(inbox.readUpTo(), to) : inbox.readUpTo()),
                false);
        return changed(
                reader, inbox, undo, own, own[reading ? 1 : 0] + (reading ? left.unread() : left.unseen()), null);
    }

    private Changed raiseSome(Caller.Person reader, long upTo, Scope scope, boolean reading, @Nullable Cause cause) {
        var inbox = inboxes.locked(reader);
        if (cause != null && !cause.stands().getAsBoolean()) {
            return Changed.NOTHING;
        }
        var stamp = inbox.version() + 1;
        var to = Math.min(upTo, log.head());
        var own = groups.raise(reader.key(), to, scope, reading, stamp);
        var marked = mark(inbox, open(audiences.of(reader), inbox, scope, to, reading), reading, stamp);
        return changed(
                reader,
                inbox,
                unmoved(inbox, stamp, reading),
                own,
                own[reading ? 1 : 0] + marked,
                cause == null ? null : cause.name());
    }

    private Map<Long, Mark> open(Grants grants, Inbox inbox, Scope scope, long upTo, boolean reading) {
        var selection = new Selection(Filter.UNREAD, scope.type(), scope.topic(), null);
        var open = new TreeMap<Long, Standing>();
        var page = broadcasts.latest(grants, inbox, selection, upTo + 1, PAGE);
        while (!page.isEmpty()) {
            page.stream()
                    .filter(stood -> scope.holds(stood.event()) && !has(stood.standing(), reading))
                    .forEach(stood -> open.put(stood.event().id(), stood.standing()));
            page = broadcasts.latest(
                    grants, inbox, selection, page.getLast().event().id(), PAGE);
        }
        return stamped(inbox, open);
    }

    /** With the deeds that they stand by: their own marks', or those that raised the watermarks. */
    private Map<Long, Mark> stamped(Inbox inbox, Map<Long, Standing> standings) {
        var marked = marks.some(inbox.reader(), standings.keySet());
        var deeds = undos.standing(inbox.reader());
        var stamped = new TreeMap<Long, Mark>();
        standings.forEach((id, standing) -> {
            var mark = marked.get(id);
            stamped.put(id, mark != null ? mark : new Mark(standing, deed(deeds, id, Long.MAX_VALUE)));
        });
        return stamped;
    }

    /** The last deed before another one that raised a watermark over an event; 0 where there was none. */
    private static long deed(List<Undo> deeds, long id, long before) {
        return deeds.stream()
                .filter(deed -> deed.stamp() < before && deed.covers(id))
                .findFirst()
                .map(Undo::stamp)
                .orElse(0L);
    }

    private int mark(Inbox inbox, Map<Long, Mark> open, boolean reading, long stamp) {
        undos.keepMarks(inbox.reader(), stamp, open);
        var after = new TreeMap<Long, Mark>();
        open.forEach((id, mark) -> after.put(id, new Mark(after(mark.standing(), reading), stamp)));
        marks.put(inbox.reader(), after);
        return after.size();
    }

    /** The ones named; what the reader does not have is passed over. */
    public Changed raise(Caller.Person reader, Collection<Long> ids, boolean reading) {
        return settled(() -> raiseNamed(reader, ids, reading));
    }

    private Changed raiseNamed(Caller.Person reader, Collection<Long> ids, boolean reading) {
        var inbox = inboxes.locked(reader);
        var stamp = inbox.version() + 1;
        var grants = audiences.of(reader);
        var own = groups.some(reader.key(), ids);
        var before = own.values().stream()
                .filter(group -> !has(group.standing(), reading))
                .toList();
        undos.keepGroups(reader.key(), stamp, before);
        groups.update(before.stream()
                .map(group -> new Owned(reader.key(), group.stand(after(group.standing(), reading), stamp)))
                .toList());
        var open = new TreeMap<Long, Standing>();
        ids.stream()
                .filter(id ->
                        !own.containsKey(id) && broadcasts.event(grants, id).isPresent())
                .forEach(id -> open.put(id, broadcasts.standing(inbox, id)));
        open.values().removeIf(standing -> has(standing, reading));
        mark(inbox, stamped(inbox, open), reading, stamp);
        var left = new long[] {
            before.stream().mapToInt(group -> group.standing().unseen()).sum(),
            reading
                    ? before.stream()
                            .mapToInt(group -> group.standing().unread())
                            .sum()
                    : 0
        };
        return changed(reader, inbox, unmoved(inbox, stamp, reading), left, before.size() + open.size(), null);
    }

    private static boolean has(Standing standing, boolean reading) {
        return reading ? standing.read() : standing.seen();
    }

    private static Standing after(Standing standing, boolean reading) {
        return reading ? standing.reading() : standing.seeing();
    }

    private static Undo unmoved(Inbox inbox, long stamp, boolean reading) {
        return new Undo(
                stamp,
                reading,
                new Rise(inbox.seenUpTo(), inbox.seenUpTo()),
                new Rise(inbox.readUpTo(), inbox.readUpTo()),
                false);
    }

    /**
     * @param own how many of those that came by name were unseen, and how many unread
     * @param changed how many changed in all; where none did, the watermarks may have moved all the same, or marks
     *     changed: another sign-in of the same person may have them, or a mute that is undone brings them back
     */
    private Changed changed(
            Caller.Person reader, Inbox inbox, Undo undo, long[] own, long changed, @Nullable String cause) {
        if (changed == 0
                && !undo.moved()
                && undos.ids(reader.key(), undo.stamp(), 1).isEmpty()) {
            return Changed.NOTHING;
        }
        rows.change(reader.key(), -own[0], -own[1]);
        undos.insert(reader.key(), undo, clock.instant(), cause);
        pusher.raised(reader, touched(reader, inbox, undo), undo.moved());
        return new Changed(changed, changed == 0 ? null : Long.toString(undo.stamp()));
    }

    /** What a deed changes, or some of it where that is more than a state lists. */
    private Set<Long> touched(Caller.Person reader, Inbox inbox, Undo undo) {
        var touched = new TreeSet<>(undos.ids(reader.key(), undo.stamp(), StatePusher.LISTED_MOST + 1));
        if (undo.moved()) {
            var rise = undo.rise();
            touched.addAll(broadcasts
                    .unmarked(audiences.of(reader), inbox, rise.from(), rise.to(), StatePusher.LISTED_MOST + 1)
                    .keySet());
        }
        return touched;
    }

    /**
     * Puts back what a deed changed and no later one touched; the second time nothing happens.
     *
     * @param token as the deed gave it
     * @throws Problem 404 where there is no such deed of this reader, or it is older than a day
     */
    public void undo(Caller.Person reader, String token) {
        if (!token.matches("[1-9][0-9]{0,17}")) {
            throw unknown();
        }
        transaction.executeWithoutResult(status -> undo(reader, Long.parseLong(token)));
    }

    /** What a cause brought about, if anything. It does not stand any more. */
    void undoCause(Caller.Person reader, String cause) {
        transaction.executeWithoutResult(status -> {
            inboxes.locked(reader);
            undos.ofCause(reader.key(), cause).ifPresent(stamp -> undo(reader, stamp));
        });
    }

    /** What a cause brought about is not undone with it any more. It does not stand any more. */
    void keepCause(Caller.Person reader, String cause) {
        transaction.executeWithoutResult(status -> {
            inboxes.locked(reader);
            undos.forgetCause(reader.key(), cause);
        });
    }

    private void undo(Caller.Person reader, long stamp) {
        var inbox = inboxes.locked(reader);
        var undo = undos.find(reader.key(), stamp).orElseThrow(Readings::unknown);
        if (undo.undone()) {
            return;
        }
        var changed = touched(reader, inbox, undo);
        groups.putBack(reader.key(), stamp);
        var touched = marks.stamped(reader.key(), stamp);
        var back = new TreeMap<Long, Mark>();
        var kept = undos.marks(reader.key(), stamp);
        var deeds = undos.standing(reader.key());
        touched.forEach((id, mark) -> back.put(id, kept.getOrDefault(id, before(undo, deeds, id, mark.standing()))));
        lower(reader, inbox, undo, deeds);
        marks.put(reader.key(), back);
        undos.finish(reader.key(), stamp);
        rows.count(reader.key(), groups.counts(reader.key()));
        changed.addAll(touched.keySet());
        pusher.raised(reader, changed, undo.moved());
    }

    /** Where a broadcast stood that a deed saw or read by raising a watermark. */
    private static Mark before(Undo undo, List<Undo> deeds, long id, Standing now) {
        return new Mark(new Standing(id <= undo.seen().from(), false, now.done()), deed(deeds, id, undo.stamp()));
    }

    /**
     * Where a later deed moved a watermark on, the broadcasts that this one changed get marks of their own: the newest
     * 1,000, which is as far as counts go.
     */
    private void lower(Caller.Person reader, Inbox inbox, Undo undo, List<Undo> deeds) {
        if (!undo.moved()) {
            return;
        }
        if (inbox.seenUpTo() == undo.seen().to()
                && inbox.readUpTo() == undo.read().to()) {
            rows.lower(reader.key(), undo.seen().from(), undo.read().from());
            return;
        }
        var rise = undo.rise();
        var back = new TreeMap<Long, Mark>();
        broadcasts
                .unmarkedAndMuted(audiences.of(reader), inbox, rise.from(), rise.to(), PAGE)
                .forEach((id, standing) -> {
                    if (standing.equals(undo.outcome())) {
                        back.put(id, before(undo, deeds, id, standing));
                    }
                });
        marks.put(reader.key(), back);
    }

    private static Problem unknown() {
        return Problem.notFound("There is nothing to undo under this token. A deed can be undone for a day.");
    }
}
