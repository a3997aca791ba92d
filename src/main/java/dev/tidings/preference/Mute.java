package dev.tidings.preference;

import java.time.Instant;

/**
 * Something that a reader does not want to hear of.
 *
 * @param what {@code type:like}, {@code topic:news}, {@code person:ann} or {@code thing:post/42}
 * @param label what the reader knows it by
 * @param since events later than this id
 */
public record Mute(String what, String label, long since, Instant mutedAt) {}
