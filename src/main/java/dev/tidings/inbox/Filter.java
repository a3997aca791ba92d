package dev.tidings.inbox;

import java.util.List;

/** {@code ALL} leaves out what is done. */
public enum Filter {
    ALL(Place.NEW, Place.SEEN, Place.READ),
    UNREAD(Place.NEW, Place.SEEN),
    DONE(Place.DONE);

    private final List<Place> places;

    Filter(Place... places) {
        this.places = List.of(places);
    }

    List<Place> places() {
        return places;
    }
}
