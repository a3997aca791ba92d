package dev.tidings.preference;

import dev.tidings.account.Caller;
import dev.tidings.account.Mutes;
import dev.tidings.account.RightsChanged;
import dev.tidings.log.EventLog;
import dev.tidings.topic.Topics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What reaches each reader, and how. Whether it reaches the inbox is a question of what is muted, and kept there. */
@Component
public class Preferences {

    private final PreferenceRows rows;
    private final Muting muting;
    private final ObjectProvider<RoomKinds> rooms;
    private final ObjectProvider<HadKinds> had;
    private final Topics topics;
    private final EventLog log;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher publisher;

    Preferences(
            PreferenceRows rows,
            Muting muting,
            ObjectProvider<RoomKinds> rooms,
            ObjectProvider<HadKinds> had,
            Topics topics,
            EventLog log,
            TransactionTemplate transaction,
            ApplicationEventPublisher publisher) {
        this.rows = rows;
        this.muting = muting;
        this.rooms = rooms;
        this.had = had;
        this.topics = topics;
        this.log = log;
        this.transaction = transaction;
        this.publisher = publisher;
    }

    /** As pages carry it, for their scripts. */
    public Script script(Caller.Person reader) {
        return Script.of(rows.choices(reader.key()), rows.quietHours(reader.key()));
    }

    /** Of each kind that the rooms have, or that the reader has had. */
    List<Line> kinds(Caller.Person reader) {
        var muted = muted(reader);
        var types = new LinkedHashSet<String>();
        rooms.orderedStream().flatMap(room -> room.types().stream()).forEach(types::add);
        types.addAll(new TreeSet<>(
                had.stream().flatMap(kinds -> kinds.of(reader).stream()).collect(Collectors.toSet())));
        return lines(
                reader,
                Stream.concat(
                                types.stream().map(Mutes::type),
                                muted.stream()
                                        .filter(what -> what.startsWith("type:"))
                                        .sorted())
                        .distinct(),
                muted);
    }

    /** Of each topic that the reader follows. */
    List<Line> topics(Caller.Person reader) {
        return lines(reader, topics.followedBy(reader).stream().map(topic -> Mutes.topic(topic.slug())), muted(reader));
    }

    /** Of one of these. */
    Line topic(Caller.Person reader, String slug) {
        return lines(reader, Stream.of(Mutes.topic(slug)), muted(reader)).getFirst();
    }

    private Set<String> muted(Caller.Person reader) {
        return muting.of(reader).stream().map(Mute::what).collect(Collectors.toSet());
    }

    private List<Line> lines(Caller.Person reader, Stream<String> kinds, Set<String> muted) {
        var choices = rows.choices(reader.key());
        return kinds.map(kind -> Line.of(kind, !muted.contains(kind), choices.getOrDefault(kind, Choice.DEFAULT)))
                .toList();
    }

    /** Of all of these. */
    List<Line> all(Caller.Person reader) {
        return Stream.concat(kinds(reader).stream(), topics(reader).stream()).toList();
    }

    /** @param lines of kinds and topics that the reader has */
    void choose(Caller.Person reader, Collection<Line> lines) {
        var before = all(reader).stream().collect(Collectors.toMap(Line::kind, Function.identity()));
        var changed = lines.stream()
                .filter(line -> !line.equals(before.get(line.kind())))
                .toList();
        var told = new ArrayList<Object>();
        transaction.executeWithoutResult(status -> {
            log.lockHead();
            for (var line : changed) {
                rows.choose(reader.key(), line.kind(), line.choice());
                muting.mute(reader, What.parse(line.kind()), !line.inbox(), told);
            }
        });
        told.forEach(publisher::publishEvent);
        if (!changed.isEmpty()) {
            publisher.publishEvent(new RightsChanged(reader.key()));
        }
    }

    Optional<QuietHours> quietHours(Caller.Person reader) {
        return rows.quietHours(reader.key());
    }

    /** Those that are on, or were when they were switched off. */
    Optional<QuietHours> lastQuietHours(Caller.Person reader) {
        return rows.lastQuietHours(reader.key());
    }

    void keepQuiet(Caller.Person reader, QuietHours hours) {
        transaction.executeWithoutResult(status -> {
            log.lockHead();
            rows.keepQuiet(reader.key(), hours);
        });
    }

    /** Switches quiet hours off; they are kept for another time. */
    void makeHeard(Caller.Person reader) {
        rows.makeHeard(reader.key());
    }

    /** @param hours for another time */
    void makeHeard(Caller.Person reader, QuietHours hours) {
        transaction.executeWithoutResult(status -> {
            log.lockHead();
            rows.keepQuiet(reader.key(), hours);
            rows.makeHeard(reader.key());
        });
    }
}
