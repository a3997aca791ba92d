package dev.tidings.account;

import dev.tidings.log.EventLog;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Everybody who has a name here: who has an account, and who came with another site's token. */
@Component
public class People {

    /** Bounds how long another node's change stays unseen; this node's own changes are seen at once. */
    private static final Duration REMEMBERED = Duration.ofSeconds(30);

    private final PersonRows persons;
    private final AccountRows accounts;
    private final EventLog eventLog;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Remembered<Known> known = new Remembered<>(100_000, REMEMBERED, this::lookUp);

    /** What a request needs to know of somebody. */
    record Known(String name, long since, boolean hasAccount, boolean admin, boolean disabled) {}

    People(PersonRows persons, AccountRows accounts, EventLog eventLog, TransactionTemplate transaction, Clock clock) {
        this.persons = persons;
        this.accounts = accounts;
        this.eventLog = eventLog;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** An account or a token has this name, ignoring case. */
    public boolean exists(String name) {
        return find(name).isPresent();
    }

    /** The name as it was registered. */
    public Optional<String> nameOf(String key) {
        return find(key).map(Known::name);
    }

    /** Accounts that may sign in. */
    public long count() {
        return accounts.countByDisabledFalse();
    }

    /** Administrators who may sign in. */
    public long countAdmins() {
        return accounts.countByAdminTrueAndDisabledFalse();
    }

    Optional<Known> find(String name) {
        return Name.isValid(name) ? known.find(Name.key(name)) : Optional.empty();
    }

    private Optional<Known> lookUp(String key) {
        return persons.findById(key)
                .map(person -> accounts.findById(key)
                        .map(account ->
                                new Known(person.name(), person.since(), true, account.isAdmin(), account.isDisabled()))
                        .orElseGet(() -> new Known(person.name(), person.since(), false, false, false)));
    }

    /** Somebody with this name, who is registered by this if they were never here before. */
    Known arrive(String name) {
        return find(name).orElseGet(() -> {
            try {
                transaction.executeWithoutResult(status -> register(name));
            } catch (DataIntegrityViolationException e) {
                // Another request of theirs was faster.
            }
            return find(name).orElseThrow();
        });
    }

    /**
     * Takes the name for good, in the caller's transaction. Broadcasts up to the head as it is now are not theirs.
     *
     * @throws DataIntegrityViolationException where somebody has it
     */
    PersonRow register(String name) {
        if (!Name.isValid(name)) {
            throw new IllegalArgumentException("“" + name + "” is no name: 1 to 64 of A–Z a–z 0–9 . _ @ -");
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return persons.saveAndFlush(new PersonRow(name, eventLog.head(), now));
    }

    /** To be called after the commit of what changed: a lookup under way is not remembered. */
    void forget(String name) {
        known.forget(Name.key(name));
    }
}
