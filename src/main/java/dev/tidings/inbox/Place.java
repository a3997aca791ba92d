package dev.tidings.inbox;

/** The one list of an inbox that a notification is in; stored by its number. */
enum Place {
    NEW,
    SEEN,
    READ,
    DONE
}
