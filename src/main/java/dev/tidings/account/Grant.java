package dev.tidings.account;

import dev.tidings.account.Grants.Way;
import dev.tidings.log.Address;
import dev.tidings.log.Event;
import java.util.Optional;

/**
 * An address that a caller may listen to.
 *
 * @param since events later than this id
 * @param inboxSince of these, the ones later than this id are in the caller's inbox; {@link #NEVER}: none
 */
public record Grant(Address address, long since, long inboxSince) {

    public static final long NEVER = Long.MAX_VALUE;

    /** All that is kept, in no inbox: a page that is open. */
    public static Grant openPage(Address address) {
        return new Grant(address, 0, NEVER);
    }

    /**
     * How an event that is for this address and no other reaches a reader who mutes nothing; empty where it is older
     * than the right to it.
     */
    public Optional<Way> to(Event event) {
        if (event.id() <= since) {
            return Optional.empty();
        }
        var to = address.isPersonal() ? address : event.targets().getFirst().address();
        return Optional.of(new Way(to, event.notifies() && event.id() > inboxSince));
    }

    Grant join(Grant other) {
        return new Grant(address, Math.min(since, other.since), Math.min(inboxSince, other.inboxSince));
    }
}
