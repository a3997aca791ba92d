package dev.tidings.account;

import dev.tidings.log.Address;

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

    Grant join(Grant other) {
        return new Grant(address, Math.min(since, other.since), Math.min(inboxSince, other.inboxSince));
    }
}
