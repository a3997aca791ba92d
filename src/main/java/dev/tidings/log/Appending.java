package dev.tidings.log;

import java.util.List;

/** A room that writes something of its own in the transaction of each append, while the head of the log is locked. */
public interface Appending {

    /** In id order. Rows that need an id are locked in the order of names, so that nobody deadlocks. */
    void appended(List<Event> events);

    /** These events are past their expiry from now on; called once for each, in a transaction, the head locked. */
    void expired(List<Event> events);

    /** These events are about to be deleted by retention; called in that transaction, the head locked. */
    void forgotten(List<Event> events);
}
