package dev.tidings.account;

import dev.tidings.log.AfterCommit;
import dev.tidings.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Those who sign in here. */
@Component
public class Accounts {

    private final AccountRows accounts;
    private final People people;
    private final Sessions sessions;
    private final PasswordEncoder encoder;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher publisher;

    Accounts(
            AccountRows accounts,
            People people,
            Sessions sessions,
            PasswordEncoder encoder,
            TransactionTemplate transaction,
            ApplicationEventPublisher publisher) {
        this.accounts = accounts;
        this.people = people;
        this.sessions = sessions;
        this.encoder = encoder;
        this.transaction = transaction;
        this.publisher = publisher;
    }

    /** By name. */
    public List<Account> all() {
        return accounts.findAllByOrderByIdAsc().stream().map(AccountRow::view).toList();
    }

    /**
     * Passwords of any length up to 72 bytes: the rule for their length is the sign-up page's.
     *
     * @throws NameTaken by an account or a token
     * @throws IllegalArgumentException where the name breaks the rule for names
     */
    public void create(String name, String password, boolean admin) {
        people.find(name).ifPresent(other -> {
            throw taken(other);
        });
        var hash = hash(password);
        try {
            transaction.executeWithoutResult(
                    status -> accounts.saveAndFlush(new AccountRow(people.register(name), hash, admin)));
        } catch (DataIntegrityViolationException e) {
            throw people.find(name).map(Accounts::taken).orElseThrow(() -> e);
        }
        AfterCommit.run(() -> people.forget(name));
    }

    private static NameTaken taken(People.Known other) {
        return other.hasAccount() ? NameTaken.byAccount(other.name()) : NameTaken.byToken(other.name());
    }

    /** Ends all sign-ins of this person. The second time nothing happens. */
    public void disable(String name) {
        change(name, AccountRow::disable);
        AfterCommit.run(() -> {
            people.forget(name);
            sessions.deleteAll(name);
            publisher.publishEvent(SignInEnded.ofPerson(name));
        });
    }

    public void enable(String name) {
        change(name, AccountRow::enable);
        AfterCommit.run(() -> people.forget(name));
    }

    /** Ends the other sessions of this person: whoever knew the old password is out. */
    void changePassword(String name, String password, String keptSession) {
        var hash = hash(password);
        change(name, account -> account.changePassword(hash));
        AfterCommit.run(() -> {
            sessions.deleteOthers(name, keptSession);
            publisher.publishEvent(SignInEnded.ofOtherSessions(name, keptSession));
        });
    }

    /** By whoever runs this place; ends all sign-ins of this person. */
    void resetPassword(String name, String password) {
        var hash = hash(password);
        change(name, account -> account.changePassword(hash));
        AfterCommit.run(() -> {
            sessions.deleteAll(name);
            publisher.publishEvent(SignInEnded.ofPerson(name));
        });
    }

    Optional<AccountRow> find(String name) {
        // Other letters may become the same when they are made small: U+212A is a k then.
        return Name.isValid(name) ? accounts.findById(Name.key(name)) : Optional.empty();
    }

    private void change(String name, Consumer<AccountRow> change) {
        transaction.executeWithoutResult(status ->
                change.accept(find(name).orElseThrow(() -> Problem.notFound("There is no account “" + name + "”."))));
    }

    private String hash(String password) {
        var hash = encoder.encode(password);
        if (hash == null) {
            throw new IllegalArgumentException("A password, please.");
        }
        return hash;
    }
}
