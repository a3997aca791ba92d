package dev.tidings.account;

import org.springframework.security.authentication.AccountStatusUserDetailsChecker;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Checks names and passwords. Unknown names take as long as wrong passwords. */
@Component
class PasswordSignIn implements AuthenticationProvider {

    private final Accounts accounts;
    private final Throttle throttle;
    private final DaoAuthenticationProvider passwords;

    PasswordSignIn(Accounts accounts, Throttle throttle, PasswordEncoder encoder) {
        this.accounts = accounts;
        this.throttle = throttle;
        this.passwords = new DaoAuthenticationProvider(this::user);
        passwords.setPasswordEncoder(encoder);
        // That an account is disabled is told only to who has its password.
        passwords.setPreAuthenticationChecks(user -> {});
        passwords.setPostAuthenticationChecks(new AccountStatusUserDetailsChecker());
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        var address =
                attempt.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
        return throttle.attempt(attempt.getName(), address, () -> passwords.authenticate(attempt));
    }

    /** @throws AuthenticationException where it is wrong, or too many before it were */
    void check(String name, String password, String address) {
        var attempt = UsernamePasswordAuthenticationToken.unauthenticated(name, password);
        throttle.attempt(name, address, () -> passwords.authenticate(attempt));
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    private UserDetails user(String name) {
        return accounts.find(name)
                .map(PasswordSignIn::user)
                .orElseThrow(() -> UsernameNotFoundException.fromUsername(name));
    }

    /** What a session keeps. The roles of a request are looked up anew for each. */
    private static UserDetails user(AccountRow account) {
        return User.withUsername(account.name())
                .password(account.password())
                .roles(Role.USER.name())
                .disabled(account.isDisabled())
                .build();
    }
}
