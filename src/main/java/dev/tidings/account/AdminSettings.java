package dev.tidings.account;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param password for {@code admin} at the first start, from {@code TIDINGS_ADMIN_PASSWORD}; null: a random one */
@ConfigurationProperties("tidings.admin")
record AdminSettings(@Nullable String password) {

    @Override
    public String toString() {
        return "AdminSettings[password=" + (password == null ? "none" : "…") + "]";
    }
}
