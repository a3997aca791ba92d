package dev.tidings.inbox;

import java.util.Map;

/**
 * How many are unread of each kind and of what each followed topic brought. Where a key is missing there is none among
 * those that are counted: the newest.
 *
 * @param types by type
 * @param topics by the topic's name
 * @param asOf the event up to which they hold, as to what many were told
 */
public record Breakdown(Map<String, Long> types, Map<String, Long> topics, long asOf) {}
