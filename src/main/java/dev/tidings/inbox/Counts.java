package dev.tidings.inbox;

/**
 * How much is left for a reader, exactly up to 1,000; 1,000 stands for that many or more.
 *
 * @param asOf the id of the log up to which the counts hold
 * @param version rises with every change of this reader's notifications
 */
public record Counts(long unseen, long unread, long asOf, long version) {}
