package dev.tidings.topic;

import dev.tidings.account.Caller;
import dev.tidings.log.Address;
import dev.tidings.log.Corrections;
import dev.tidings.log.Event;
import dev.tidings.log.EventLog;
import dev.tidings.log.Range;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What topics told, newest first. */
@Component
public class Stories {

    private static final int PAGE = 20;

    /** Of a page that would be all retracted only so many are looked through at a time. */
    private static final int PAGES_MOST = 10;

    private final Catalogue catalogue;
    private final EventLog eventLog;
    private final Corrections corrections;

    Stories(Catalogue catalogue, EventLog eventLog, Corrections corrections) {
        this.catalogue = catalogue;
        this.eventLog = eventLog;
        this.corrections = corrections;
    }

    /** @param earlier what to ask for next, null at the end */
    record Page(List<StoryView> stories, @Nullable Long earlier) {}

    Page of(String slug, @Nullable Long before) {
        var found = read(List.of(Address.topic(slug)), before, PAGE + 1);
        var shown = found.subList(0, Math.min(PAGE, found.size()));
        var corrected = corrections.among(shown.stream().map(Event::id).toList());
        return new Page(
                shown.stream()
                        .map(event -> StoryView.of(event, corrected.contains(event.id())))
                        .toList(),
                found.size() > PAGE ? shown.getLast().id() : null);
    }

    /** The latest of all topics that the caller may read. */
    public List<StoryLink> latest(Caller caller, int limit) {
        var topics = catalogue.readableBy(caller).stream()
                .map(topic -> Address.topic(topic.slug()))
                .toList();
        return read(topics, null, limit).stream().map(StoryLink::of).toList();
    }

    private List<Event> read(Collection<Address> topics, @Nullable Long before, int limit) {
        var ranges =
                topics.stream().map(address -> new Range(address.channel(), 0)).toList();
        var found = new ArrayList<Event>();
        var next = before == null ? Long.MAX_VALUE : before;
        for (int page = 0; page < PAGES_MOST && next > 0 && found.size() < limit; page++) {
            var read = eventLog.before(ranges, next, limit - found.size(), event -> !event.isLater());
            found.addAll(read.events());
            next = read.reached();
        }
        return found;
    }
}
