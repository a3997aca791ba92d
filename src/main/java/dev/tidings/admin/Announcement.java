package dev.tidings.admin;

import dev.tidings.account.Caller;
import dev.tidings.log.Address;
import dev.tidings.log.Content;
import dev.tidings.log.NewEvent;
import java.util.List;

/** A notification that keeps all rules. */
record Announcement(List<Address> to, Content content) {

    static final String TYPE = "announcement";

    NewEvent by(Caller.Person admin) {
        return new NewEvent(TYPE, to, admin.name(), null, content, true, admin.id());
    }
}
