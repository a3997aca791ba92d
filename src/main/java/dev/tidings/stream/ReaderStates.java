package dev.tidings.stream;

import dev.tidings.account.Caller;
import dev.tidings.account.Grants;

/** The room that counts for its readers. */
public interface ReaderStates {

    /** The counts of a reader, without changes. */
    ReaderState of(Caller.Person reader, Grants grants);
}
