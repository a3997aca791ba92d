package dev.tidings.log;

/**
 * A part of the log that somebody may read.
 *
 * @param channel of an {@link Address}
 * @param after events later than this id only
 */
public record Range(String channel, long after) {}
