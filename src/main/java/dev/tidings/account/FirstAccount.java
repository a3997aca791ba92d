package dev.tidings.account;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Makes {@code admin} at the first start; nobody else can sign up by that name. The demo brings its own people. */
@Component
@Profile("!demo")
class FirstAccount implements SmartInitializingSingleton {

    static final String NAME = "admin";

    private static final Logger log = LoggerFactory.getLogger(FirstAccount.class);

    private final Accounts accounts;
    private final AdminSettings settings;
    private final MessageSource messages;

    FirstAccount(Accounts accounts, AdminSettings settings, MessageSource messages) {
        this.accounts = accounts;
        this.settings = settings;
        this.messages = messages;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Passwords.refusal(given()).filter(refusal -> !given().isEmpty()).ifPresent(refusal -> {
            throw new BadSetting(
                    "TIDINGS_ADMIN_PASSWORD will not do for the account “admin”: "
                            + refusal.sentence(messages, Locale.ENGLISH),
                    "Give another one, or none to have one made.");
        });
    }

    /** Once it listens: a start that fails makes no account, and so no password that nobody saw. */
    @EventListener(WebServerInitializedEvent.class)
    void make() {
        if (accounts.find(NAME).isEmpty()) {
            var password = given().isEmpty() ? random() : given();
            make(password);
            if (given().isEmpty()) {
                // To the console and not to the log, which others keep and read.
                System.out.printf(
                        "%n    Sign in as “%s” with the password %s%n    It is shown this once.%n%n", NAME, password);
            }
        } else if (settings.reset() && !given().isEmpty()) {
            accounts.resetPassword(NAME, given());
            log.warn(
                    "The password of “{}” was set to TIDINGS_ADMIN_PASSWORD. Start without TIDINGS_ADMIN_RESET now.",
                    NAME);
        } else if (!given().isEmpty()) {
            log.info("The account “admin” is there already: TIDINGS_ADMIN_PASSWORD is not used.");
        }
    }

    private String given() {
        return settings.password() == null ? "" : settings.password();
    }

    private void make(String password) {
        try {
            accounts.create(NAME, password, true);
        } catch (NameTaken e) {
            if (accounts.find(NAME).isEmpty()) {
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
