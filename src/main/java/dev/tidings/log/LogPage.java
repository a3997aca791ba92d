package dev.tidings.log;

import java.util.List;

/**
 * A piece of the log, for somebody.
 *
 * @param events in the order asked for; none that is retracted or expired
 * @param reached everything up to this id has been looked at
 */
public record LogPage(List<Event> events, long reached) {}
