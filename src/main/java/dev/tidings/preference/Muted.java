package dev.tidings.preference;

import dev.tidings.account.Caller;

/** A reader does not want to hear of something any more. Told in the transaction of it, while the head is locked. */
public record Muted(Caller.Person reader, String what, long since) {}
