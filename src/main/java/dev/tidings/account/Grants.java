package dev.tidings.account;

import dev.tidings.log.Address;
import dev.tidings.log.Event;
import dev.tidings.log.Range;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All that a caller may listen to on one stream. Immutable; made anew when rights change. */
public final class Grants {

    private final Map<String, Grant> byChannel = new LinkedHashMap<>();
    private final Mutes mutes;

    Grants(Collection<Grant> grants, Mutes mutes) {
        this.mutes = mutes;
        grants.forEach(grant -> byChannel.merge(grant.address().channel(), grant, Grant::join));
    }

    /** How an event reaches a reader: through which of its addresses, and whether it is in their inbox. */
    public record Way(Address to, boolean inbox) {

        /** What this reader sees of the event, as a JSON object. */
        public String json(Event event) {
            return event.json("\"" + to + "\"", "\"inbox\":" + inbox);
        }
    }

    public Optional<Way> to(Event event) {
        Address to = null;
        for (var target : event.targets()) {
            var grant = byChannel.get(target.channel());
            if (grant == null || event.id() <= grant.since()) {
                continue;
            }
            if (to == null) {
                to = grant.address().isPersonal() ? grant.address() : target.address();
                if (!event.notifies() || mutes.mutes(event)) {
                    return Optional.of(new Way(to, false));
                }
            }
            if (event.id() > grant.inboxSince() && !isMuted(target.address(), event)) {
                return Optional.of(new Way(to, true));
            }
        }
        return Optional.ofNullable(to).map(address -> new Way(address, false));
    }

    private boolean isMuted(Address address, Event event) {
        return address.kind().equals("topic") && mutes.mutesTopic(address.name(), event.id());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Grants grants && byChannel.equals(grants.byChannel) && mutes.equals(grants.mutes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(byChannel, mutes);
    }

    /** What of all that they hear is in no inbox. */
    public Mutes mutes() {
        return mutes;
    }

    /** By the channel of their address. */
    public Map<String, Grant> byChannel() {
        return Collections.unmodifiableMap(byChannel);
    }

    public Set<String> channels() {
        return byChannel.keySet();
    }

    public List<Range> ranges() {
        return byChannel.values().stream()
                .map(grant -> new Range(grant.address().channel(), grant.since()))
                .toList();
    }

    /** What fills the inbox beside personal events. */
    public List<Grant> broadcasts() {
        return byChannel.values().stream()
                .filter(grant -> !grant.address().isPersonal() && grant.inboxSince() != Grant.NEVER)
                .toList();
    }
}
