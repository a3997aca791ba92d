package dev.tidings.account;

import java.time.Instant;

/** @param id not the secret one of the cookie */
record SessionView(String id, String device, Instant since, Instant lastUsed, boolean current, boolean phone) {}
