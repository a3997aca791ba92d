package dev.tidings.preference;

import dev.tidings.account.Caller;
import dev.tidings.account.RightsChanged;
import dev.tidings.log.EventLog;
import dev.tidings.problem.Problem;
import dev.tidings.problem.ProblemType;
import dev.tidings.topic.Topics;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What readers mute. The lock of the log's head gives each mute its place, and keeps a double click from muting twice.
 * Others are told after the commit and outside of it, so that they read what has become of it, and nobody holds two
 * connections.
 */
@Component
public class Muting {

    static final int MOST = 500;

    private static final int LABEL_LONGEST = 200;

    private final MuteRows rows;
    private final KnownMutes known;
    private final Topics topics;
    private final EventLog log;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    Muting(
            MuteRows rows,
            KnownMutes known,
            Topics topics,
            EventLog log,
            TransactionTemplate transaction,
            ApplicationEventPublisher publisher,
            Clock clock) {
        this.rows = rows;
        this.known = known;
        this.topics = topics;
        this.log = log;
        this.transaction = transaction;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** @param already it was muted before: an undo would take back that, and not this */
    public record Begun(Mute mute, boolean already) {}

    /** What this reader mutes now, newest first. */
    public List<Mute> of(Caller.Person reader) {
        return rows.inForce(reader.key());
    }

    /**
     * From the id on that the log has reached now; what is muted already stays so.
     *
     * @param what {@code type:like}, {@code topic:news}, {@code person:ann} or {@code thing:post/42}
     * @param label what the reader knows it by; empty: its name will do
     * @throws Problem 422 where there is no such thing, 404 for an unknown topic, 409 where too much is muted
     */
    public Begun mute(Caller.Person reader, String what, String label) {
        var muted = What.parse(what);
        if (muted.isTopic()
                && topics.readableBy(reader).stream()
                        .noneMatch(topic -> topic.slug().equals(muted.name()))) {
            throw Problem.notFound("There is no topic “" + muted.name() + "” that you may read.");
        }
        return telling(reader, told -> begin(reader, muted, label, told));
    }

    /** From now on they hear of it again; what came meanwhile stays out. Empty where it was not muted. */
    public Optional<Mute> unmute(Caller.Person reader, String what) {
        var muted = What.parse(what);
        return telling(reader, told -> end(reader, muted, false, told));
    }

    /** As if it had never been muted. Empty where it was not. */
    public Optional<Mute> undo(Caller.Person reader, String what) {
        var muted = What.parse(what);
        return telling(reader, told -> end(reader, muted, true, told));
    }

    private <T> T telling(Caller.Person reader, Function<List<Object>, T> change) {
        var told = new ArrayList<Object>();
        var changed = transaction.execute(status -> change.apply(told));
        told.forEach(publisher::publishEvent);
        publisher.publishEvent(new RightsChanged(reader.key()));
        return Objects.requireNonNull(changed);
    }

    /**
     * In a transaction of the caller.
     *
     * @param told takes what the caller publishes after the commit, and then that rights changed
     */
    void mute(Caller.Person reader, What what, boolean muted, List<Object> told) {
        if (muted) {
            begin(reader, what, "", told);
        } else {
            end(reader, what, false, told);
        }
    }

    private Begun begin(Caller.Person reader, What what, String label, List<Object> told) {
        var since = log.lockHead();
        var muted = rows.inForce(reader.key());
        return find(muted, what).map(mute -> new Begun(mute, true)).orElseGet(() -> {
            if (muted.size() >= MOST) {
                throw Problem.of(
                        ProblemType.CONFLICT,
                        "You mute " + MOST + " things, which is the most. Unmute some of them in your settings first.");
            }
            return begin(
                    reader,
                    new Mute(
                            what.key(),
                            label(what, label),
                            since,
                            clock.instant().truncatedTo(ChronoUnit.MILLIS)),
                    told);
        });
    }

    private static Optional<Mute> find(List<Mute> muted, What what) {
        return muted.stream().filter(mute -> mute.what().equals(what.key())).findFirst();
    }

    /** No name is longer than its place, and no character is cut in two. */
    private static String label(What what, String label) {
        var words = label.isBlank() ? what.name() : label.strip().replace("\u0000", "");
        var end = Math.min(words.length(), LABEL_LONGEST);
        return words.substring(
                0, end < words.length() && Character.isHighSurrogate(words.charAt(end - 1)) ? end - 1 : end);
    }

    private Begun begin(Caller.Person reader, Mute mute, List<Object> told) {
        known.change(reader.key());
        rows.insert(reader.key(), mute);
        told.add(new Muted(reader, mute.what(), mute.since()));
        return new Begun(mute, false);
    }

    private Optional<Mute> end(Caller.Person reader, What what, boolean undone, List<Object> told) {
        var head = log.lockHead();
        var mute = find(rows.inForce(reader.key()), what);
        mute.ifPresent(ended -> {
            known.change(reader.key());
            if (undone || ended.since() == head) {
                rows.delete(reader.key(), ended);
            } else {
                rows.end(reader.key(), ended, head);
            }
            told.add(new Unmuted(reader, ended.what(), ended.since(), undone));
        });
        return mute;
    }

    /** What ended before the oldest event that is kept. */
    @Scheduled(initialDelayString = "PT2M", fixedDelayString = "PT1H")
    void forget() {
        rows.deleteEndedBefore(log.oldest());
    }
}
