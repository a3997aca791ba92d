package dev.tidings.account;

import java.util.Objects;

record SignUpForm(String username, String password) {

    SignUpForm {
        username = Objects.requireNonNullElse(username, "").strip();
        password = Objects.requireNonNullElse(password, "");
    }
}
