package dev.tidings.inbox;

import dev.tidings.account.Caller;
import dev.tidings.account.Grants;
import dev.tidings.stream.ReaderState;
import dev.tidings.stream.ReaderStates;
import org.springframework.stereotype.Component;

/** What streams tell their readers first. */
@Component
class CountedReaders implements ReaderStates {

    private final Inboxes inboxes;

    CountedReaders(Inboxes inboxes) {
        this.inboxes = inboxes;
    }

    @Override
    public ReaderState of(Caller.Person reader, Grants grants) {
        var counts = inboxes.counts(reader, grants);
        return ReaderState.counts(counts.unseen(), counts.unread(), counts.asOf(), counts.version());
    }
}
