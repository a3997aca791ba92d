package dev.tidings.account;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param password for {@code admin} at the first start, from {@code TIDINGS_ADMIN_PASSWORD}; null: a random one
 * @param reset set the password of {@code admin} to this one at this start, from {@code TIDINGS_ADMIN_RESET}
 */
@ConfigurationProperties("tidings.admin")
record AdminSettings(
        @Nullable String password, @DefaultValue("false") boolean reset) {

    @Override
    public String toString() {
        return "AdminSettings[password=" + (password == null ? "none" : "…") + "]";
    }
}
