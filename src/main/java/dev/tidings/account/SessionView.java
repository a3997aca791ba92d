package dev.tidings.account;

import java.time.Instant;
import org.springframework.context.MessageSourceResolvable;

/** @param id not the secret one of the cookie */
record SessionView(
        String id, MessageSourceResolvable device, Instant since, Instant lastUsed, boolean current, boolean phone) {}
