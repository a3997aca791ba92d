package dev.tidings.account;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Too many failed attempts: even the right password waits. */
class SignInThrottled extends AuthenticationException {

    private static final long serialVersionUID = 1;

    private final transient Refusal refusal;

    SignInThrottled(Duration wait) {
        super("Too many attempts failed: wait " + wait.toSeconds() + " s");
        this.refusal = Refusal.of("refused.throttled", wait.toSeconds());
    }

    Refusal refusal() {
        return refusal;
    }
}
