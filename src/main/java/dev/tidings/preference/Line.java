package dev.tidings.preference;

/**
 * What a reader wants of one kind of event, or of one topic. Of what comes through a topic both its lines speak: it is
 * in the inbox, and a toast, where both agree; a sound or a notice where one of them asks for it.
 *
 * @param kind {@code type:like} or {@code topic:news}
 * @param inbox false: muted
 * @param desktop a notice of the operating system
 */
record Line(String kind, boolean inbox, boolean toast, boolean sound, boolean desktop) {

    static Line of(String kind, boolean inbox, Choice choice) {
        return new Line(kind, inbox, choice.toast(), choice.sound(), choice.desktop());
    }

    Choice choice() {
        return new Choice(toast, sound, desktop);
    }
}
