package dev.tidings.preference;

import dev.tidings.account.Caller;
import java.util.Set;

/** Knows the types of all that a reader has had. */
public interface HadKinds {

    Set<String> of(Caller.Person reader);
}
