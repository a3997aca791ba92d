package dev.tidings.account;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Knows what readers do not want to hear of, at this moment. */
public interface MuteBook {

    default Mutes of(String readerKey) {
        return of(List.of(readerKey)).getOrDefault(readerKey, Mutes.NONE);
    }

    /** All of these readers, by the key of their name. */
    Map<String, Mutes> of(Collection<String> readerKeys);
}
