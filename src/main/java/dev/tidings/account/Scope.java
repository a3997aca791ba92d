package dev.tidings.account;

import java.util.Locale;

/** What an API key may do. */
public enum Scope {
    PUBLISH,
    READ;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
