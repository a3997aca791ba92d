package dev.tidings.social;

import dev.tidings.account.AddressBook;
import dev.tidings.account.Caller;
import dev.tidings.account.Grant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The wall, open to everybody who is signed in. */
@Component
class WallAddress implements AddressBook {

    @Override
    public String kind() {
        return Told.WALL.kind();
    }

    @Override
    public List<Grant> heldBy(Caller caller) {
        return List.of();
    }

    @Override
    public Map<String, Grant> asked(Caller caller, Collection<String> names) {
        return caller instanceof Caller.Person && names.contains(Told.WALL.name())
                ? Map.of(Told.WALL.name(), Grant.openPage(Told.WALL))
                : Map.of();
    }

    @Override
    public boolean mayBePublishedTo(String name) {
        return false;
    }
}
