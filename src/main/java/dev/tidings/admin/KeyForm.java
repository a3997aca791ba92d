package dev.tidings.admin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param perMinute as it was typed; empty: no limit */
record KeyForm(
        @Nullable String name,
        @Nullable List<String> scopes,
        @Nullable String perMinute) {

    static final KeyForm EMPTY = new KeyForm(null, List.of(), null);
}
