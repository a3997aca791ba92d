package dev.tidings.social;

import dev.tidings.account.AddressBook;
import dev.tidings.account.Caller;
import dev.tidings.account.Grant;
import java.util.List;
import java.util.Optional;
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
    public Optional<Grant> asked(Caller caller, String name) {
        return caller instanceof Caller.Person && name.equals(Told.WALL.name())
                ? Optional.of(Grant.openPage(Told.WALL))
                : Optional.empty();
    }

    @Override
    public boolean mayBePublishedTo(String name) {
        return false;
    }
}
