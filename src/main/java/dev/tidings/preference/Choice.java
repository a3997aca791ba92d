package dev.tidings.preference;

/** How what reaches the inbox makes itself heard at once. */
record Choice(boolean toast, boolean sound, boolean desktop) {

    static final Choice DEFAULT = new Choice(true, false, false);
}
