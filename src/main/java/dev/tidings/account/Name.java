package dev.tidings.account;

import java.util.Locale;
import java.util.regex.Pattern;

/** A person's name: shown as it was typed, compared ignoring case. */
public final class Name {

    public static final Pattern FORM = Pattern.compile("[A-Za-z0-9._@-]{1,64}");

    private Name() {}

    public static boolean isValid(String name) {
        return FORM.matcher(name).matches();
    }

    /** The form in which names are compared and stored as keys. */
    public static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
