package dev.tidings.stream;

import dev.tidings.account.Grant;
import dev.tidings.account.Grants;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which streams listen to which channel, and by which right. What is not in here is offered to nobody. */
final class Listeners {

    private final Map<String, Map<Subscriber, Grant>> byChannel = new ConcurrentHashMap<>();

    void add(Subscriber subscriber, Grants grants) {
        grants.byChannel()
                .forEach((channel, grant) ->
                        byChannel.compute(channel, (key, listening) -> with(listening, subscriber, grant)));
    }

    private static Map<Subscriber, Grant> with(
            @Nullable Map<Subscriber, Grant> listening, Subscriber subscriber, Grant grant) {
        var more = listening == null ? new ConcurrentHashMap<Subscriber, Grant>(2) : listening;
        more.put(subscriber, grant);
        return more;
    }

    void remove(Subscriber subscriber, Set<String> channels) {
        for (var channel : channels) {
            byChannel.computeIfPresent(channel, (key, listening) -> {
                listening.remove(subscriber);
                return listening.isEmpty() ? null : listening;
            });
        }
    }

    /** The stream learns of it last: what it was offered by other rights until then is judged anew. */
    void change(Subscriber subscriber, Grants now) {
        add(subscriber, now);
        var lost = new HashSet<>(subscriber.grants().channels());
        lost.removeAll(now.channels());
        remove(subscriber, lost);
        subscriber.grants(now);
    }

    Stream<Subscriber> of(Collection<String> channels) {
        return channels.stream().flatMap(channel -> byChannel.getOrDefault(channel, Map.of()).keySet().stream());
    }

    /**
     * Offers events to all who listen to them, in the order given; those together that are for the same audience, as to
     * look at each of many streams is what it costs.
     *
     * @param turns takes what is to have a turn on the sweeper, after each audience
     */
    void offer(List<Frames> events, Consumer<Runnable> turns) {
        runs(events).forEach(run -> offerRun(run, turns));
    }

    private static List<List<Frames>> runs(List<Frames> events) {
        var runs = new ArrayList<List<Frames>>();
        for (var event : events) {
            if (runs.isEmpty()
                    || !event.event().hasAudienceOf(runs.getLast().getFirst().event())) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(event);
        }
        return runs;
    }

    /** A stream that is marked for a turn gets it, whatever becomes of the others. */
    private void offerRun(List<Frames> run, Consumer<Runnable> turns) {
        var waiting = new ArrayList<Runnable>();
        var targets = run.getFirst().event().targets();
        try {
            for (var target : targets) {
                var listening = byChannel.getOrDefault(target.channel(), Map.of());
                for (var subscriber : listening.keySet()) {
                    var turn = targets.size() == 1 ? subscriber.offer(run, listening) : subscriber.offer(run);
                    if (turn != null) {
                        waiting.add(turn);
                    }
                }
            }
        } finally {
            waiting.forEach(turns);
        }
    }
}
