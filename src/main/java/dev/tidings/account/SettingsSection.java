package dev.tidings.account;

import org.springframework.ui.Model;

/** A room that has something to set. */
public interface SettingsSection {

    /** Adds what its part of the page shows, but for what is there already: that was typed, and something is wrong with it. */
    void show(Caller.Person me, Model model);
}
