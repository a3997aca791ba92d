package dev.tidings.account;

import java.util.List;
import java.util.Optional;

/** A room that owns a kind of address: it says who may listen. */
public interface AddressBook {

    /** What stands before the colon: {@code topic}, {@code post}. */
    String kind();

    /** What this caller hears without asking for it. */
    List<Grant> heldBy(Caller caller);

    /** One address of this kind, asked for by name; empty where it is unknown or forbidden. */
    Optional<Grant> asked(Caller caller, String name);

    /** Callers of the REST API may publish to it, if it exists. */
    boolean mayBePublishedTo(String name);
}
