package dev.tidings.inbox;

import dev.tidings.account.Mutes;
import dev.tidings.account.Name;
import dev.tidings.log.Address;
import dev.tidings.log.Event;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which notifications a deed is about; each part that is not null narrows it.
 *
 * @param topic the slug: what came through it
 * @param actor the key of a name: what nobody else did
 * @param thing as a mute names it
 */
record Scope(
        @Nullable String type,
        @Nullable String topic,
        @Nullable String actor,
        @Nullable String thing) {

    static final Scope ALL = new Scope(null, null, null, null);

    static Scope of(@Nullable String type, @Nullable String topic) {
        return new Scope(type, topic, null, null);
    }

    /** What a mute is about. */
    static Scope of(String mute) {
        var name = mute.substring(mute.indexOf(':') + 1);
        if (mute.equals(Mutes.type(name))) {
            return of(name, null);
        }
        if (mute.equals(Mutes.topic(name))) {
            return of(null, name);
        }
        return mute.equals(Mutes.person(name)) ? new Scope(null, null, name, null) : new Scope(null, null, null, mute);
    }

    /** For what came by name. */
    String condition() {
        return (type == null ? "" : " and type = ?")
                + (topic == null ? "" : " and false")
                + (actor == null ? "" : " and actor_count = 1 and lower(actors) = ?")
                + (thing == null ? "" : " and thing = ?");
    }

    List<Object> arguments() {
        var arguments = new ArrayList<Object>();
        for (var argument : new @Nullable String[] {type, actor, thing}) {
            if (argument != null) {
                arguments.add(argument);
            }
        }
        return arguments;
    }

    /** For what came otherwise. */
    boolean holds(Event event) {
        var by = event.actor();
        return (type == null || type.equals(event.type()))
                && (topic == null || event.audience().contains(Address.topic(topic)))
                && (actor == null || (by != null && actor.equals(Name.key(by))))
                && (thing == null || thing.equals(Group.thing(event)));
    }
}
