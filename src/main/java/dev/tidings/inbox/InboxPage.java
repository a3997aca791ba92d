package dev.tidings.inbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param next goes into {@code before}; null at the end */
public record InboxPage(List<Notification> items, @Nullable Long next, Counts counts) {}
