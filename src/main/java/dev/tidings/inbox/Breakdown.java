package dev.tidings.inbox;

import java.util.Map;

/**
 * How many are unread of each kind and of each followed topic; none where a key is missing.
 *
 * @param types by type, exactly up to 100 of those that came by name
 * @param topics by the topic's name
 */
public record Breakdown(Map<String, Long> types, Map<String, Long> topics) {}
