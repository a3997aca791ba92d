package dev.tidings.inbox;

import dev.tidings.account.Caller;
import dev.tidings.account.MuteBook;
import dev.tidings.inbox.Readings.Cause;
import dev.tidings.log.Address;
import dev.tidings.log.Event;
import dev.tidings.log.EventLog;
import dev.tidings.log.Range;
import dev.tidings.preference.Muted;
import dev.tidings.preference.Muting;
import dev.tidings.preference.Unmuted;
import dev.tidings.problem.Complaint;
import java.util.List;
import java.util.TreeMap;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a mute does to what is there: it is read, and the mute's undo puts it back, with what came by name meanwhile.
 * After the commit of the mute, so that nobody who publishes waits for it; what comes in between is muted already.
 */
@Component
class MuteWitness {

    private static final Complaint UNDONE =
            new Complaint(LoggerFactory.getLogger(MuteWitness.class), "A mute left what was there as it was");

    /** Of what came while something was muted. */
    private static final int BROUGHT_BACK_MOST = 1_000;

    private final Readings readings;
    private final Grouping grouping;
    private final GroupRows groups;
    private final MemberRows members;
    private final EventLog log;
    private final MuteBook mutes;
    private final Muting muting;
    private final StatePusher pusher;
    private final TransactionTemplate transaction;

    MuteWitness(
            Readings readings,
            Grouping grouping,
            GroupRows groups,
            MemberRows members,
            EventLog log,
            MuteBook mutes,
            Muting muting,
            StatePusher pusher,
            TransactionTemplate transaction) {
        this.readings = readings;
        this.grouping = grouping;
        this.groups = groups;
        this.members = members;
        this.log = log;
        this.mutes = mutes;
        this.muting = muting;
        this.pusher = pusher;
        this.transaction = transaction;
    }

    @EventListener
    void on(Muted muted) {
        var reader = muted.reader();
        var cause = new Cause(cause(muted.what(), muted.since()), () -> stands(muted));
        attempt(() -> readings.raise(reader, muted.since(), Scope.of(muted.what()), true, cause));
    }

    /** Another screen may have undone it since. */
    private boolean stands(Muted muted) {
        return muting.of(muted.reader()).stream()
                .anyMatch(mute -> mute.what().equals(muted.what()) && mute.since() == muted.since());
    }

    @EventListener
    void on(Unmuted unmuted) {
        var cause = cause(unmuted.what(), unmuted.since());
        attempt(() -> {
            if (unmuted.undone()) {
                readings.undoCause(unmuted.reader(), cause);
                transaction.executeWithoutResult(status -> bringBack(unmuted.reader(), unmuted.since()));
            } else {
                readings.keepCause(unmuted.reader(), cause);
            }
        });
    }

    private static String cause(String what, long since) {
        return what + " " + since;
    }

    /** The mute itself stands; a failure here must not keep others from hearing of it. */
    private static void attempt(Runnable deed) {
        try {
            deed.run();
        } catch (RuntimeException e) {
            UNDONE.about(e);
        }
    }

    private void bringBack(Caller.Person reader, long since) {
        var head = log.lockHead();
        var muted = mutes.of(reader.key());
        var channel = Address.user(reader.name()).channel();
        var heard = log.after(
                        List.of(new Range(channel, since)),
                        since,
                        head,
                        BROUGHT_BACK_MOST,
                        event -> event.notifies() && !muted.mutes(event))
                .events();
        var ids = heard.stream().map(Event::id).toList();
        var grouped = members.groupsOf(reader.key(), ids);
        var alone = groups.some(reader.key(), ids);
        var missed = heard.stream()
                .filter(event -> !grouped.containsKey(event.id()) && !alone.containsKey(event.id()))
                .toList();
        if (!missed.isEmpty()) {
            var told = new TreeMap<String, List<Event>>();
            told.put(reader.key(), missed);
            grouping.add(told);
            pusher.changed(reader, missed.stream().map(Event::id).toList());
        }
    }
}
