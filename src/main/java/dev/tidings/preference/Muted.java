package dev.tidings.preference;

import dev.tidings.account.Caller;

/** A reader does not want to hear of something any more. Told after the commit of it, in no transaction. */
public record Muted(Caller.Person reader, String what, long since) {}
