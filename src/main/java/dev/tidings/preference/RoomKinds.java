package dev.tidings.preference;

import java.util.List;

/** A room whose events readers can choose about before they have had any. */
public interface RoomKinds {

    /** Types, in the order in which they are to be shown. */
    List<String> types();
}
