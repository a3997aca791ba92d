package dev.tidings.preference;

import dev.tidings.account.Caller;

/**
 * A reader wants to hear of something again. Told after the commit of it, in no transaction.
 *
 * @param undone it is as if it had never been muted; else what came meanwhile stays out
 */
public record Unmuted(Caller.Person reader, String what, long since, boolean undone) {}
