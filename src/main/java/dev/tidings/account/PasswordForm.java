package dev.tidings.account;

import java.util.Objects;

/**
 * @param current the password that the account has
 * @param password the one that it is to have
 */
record PasswordForm(String current, String password) {

    PasswordForm {
        current = Objects.requireNonNullElse(current, "");
        password = Objects.requireNonNullElse(password, "");
    }
}
