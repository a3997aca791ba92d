package dev.tidings.inbox;

import dev.tidings.account.Audiences;
import dev.tidings.account.Caller;
import dev.tidings.preference.HadKinds;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** The types of all that a reader's inbox has held, and of what their topics and roles ever told. */
@Component
class InboxKinds implements HadKinds {

    private final GroupRows groups;
    private final ChannelKinds channels;
    private final Audiences audiences;

    InboxKinds(GroupRows groups, ChannelKinds channels, Audiences audiences) {
        this.groups = groups;
        this.channels = channels;
        this.audiences = audiences;
    }

    @Override
    public Set<String> of(Caller.Person reader) {
        var types = new TreeSet<>(groups.types(reader.key()));
        types.addAll(channels.typesOf(audiences.of(reader).channels()));
        return types;
    }
}
