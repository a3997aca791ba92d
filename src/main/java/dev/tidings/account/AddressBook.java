package dev.tidings.account;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A room that owns a kind of address: it says who may listen. */
public interface AddressBook {

    /** What stands before the colon: {@code topic}, {@code post}. */
    String kind();

    /** What this caller hears without asking for it. */
    List<Grant> heldBy(Caller caller);

    /** Addresses of this kind, asked for by name; without those that are unknown or forbidden. */
    Map<String, Grant> asked(Caller caller, Collection<String> names);

    /** Callers of the REST API may publish to it, if it exists. */
    boolean mayBePublishedTo(String name);
}
