package dev.tidings.account;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Too many failed attempts: even the right password waits. */
class SignInThrottled extends AuthenticationException {

    private static final long serialVersionUID = 1;

    SignInThrottled(Duration wait) {
        super("Too many attempts failed. Try again in " + wait.toSeconds()
                + (wait.toSeconds() == 1 ? " second." : " seconds."));
    }
}
