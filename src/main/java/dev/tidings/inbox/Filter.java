package dev.tidings.inbox;

/** {@code ALL} leaves out what is done. */
public enum Filter {
    ALL,
    UNREAD,
    DONE
}
