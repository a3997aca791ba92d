package dev.tidings.account;

import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Makes {@code admin} at the first start, before the first request can come. The demo brings its own people. */
@Component
@Profile("!demo")
class FirstAccount implements SmartInitializingSingleton {

    private static final String NAME = "admin";

    private final Accounts accounts;
    private final AdminSettings settings;

    FirstAccount(Accounts accounts, AdminSettings settings) {
        this.accounts = accounts;
        this.settings = settings;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (!accounts.isEmpty()) {
            return;
        }
        var given = settings.password();
        if (given == null || given.isEmpty()) {
            var password = random();
            make(password);
            // To the console and not to the log, which others keep and read.
            System.out.printf(
                    "%n    Sign in as “%s” with the password %s%n    It is shown this once.%n%n", NAME, password);
            return;
        }
        Passwords.refusal(given).ifPresent(sentence -> {
            throw new BadSetting(
                    "TIDINGS_ADMIN_PASSWORD will not do for the first account: " + sentence,
                    "Give another one, or none to have one made.");
        });
        make(given);
    }

    private void make(String password) {
        try {
            accounts.create(NAME, password, true);
        } catch (NameTaken e) {
            if (accounts.isEmpty()) {
                throw e;
            }
            // Another node has just made it.
        }
    }

    private static String random() {
        var bits = new byte[15];
        new SecureRandom().nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }
}
