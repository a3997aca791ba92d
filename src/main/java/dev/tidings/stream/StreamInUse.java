package dev.tidings.stream;

import dev.tidings.account.Caller;

/** A stream is open: its caller's session is in use. Published now and then while it is. */
public record StreamInUse(Caller caller) {}
