package dev.tidings.account;

import java.time.Instant;

/**
 * Somebody who signs in here.
 *
 * @param name as it was registered
 */
public record Account(String name, boolean admin, boolean disabled, Instant createdAt) {}
