package dev.tidings.account;

import dev.tidings.log.Address;
import java.util.List;
import java.util.Set;

/** Services that hear what is for everyone, and nothing else. */
public final class Everyone {

    private Everyone() {}

    public static Caller caller(long key) {
        return new Caller.Service(key, "bench", Set.of(Scope.READ), null);
    }

    public static Grants grants() {
        return new Grants(List.of(Grant.openPage(Address.EVERYONE)), Mutes.NONE);
    }
}
