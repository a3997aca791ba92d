package dev.tidings.account;

import org.jspecify.annotations.Nullable;

/**
 * Somebody may read more or less than before, from now on.
 *
 * @param person whose name key, or null for everybody
 */
public record RightsChanged(@Nullable String person) {}
