package dev.tidings.account;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import org.springframework.data.domain.Persistable;

/** A person who signs in here, with a password. */
@Entity
@Table(name = "account")
class AccountRow implements Persistable<String> {

    @Id
    private String id;

    @OneToOne
    @MapsId
    @JoinColumn(name = "id")
    private PersonRow person;

    private String password;
    private boolean admin;
    private boolean disabled;
    private Instant createdAt;

    @Transient
    private boolean made;

    @SuppressWarnings("NullAway.Init")
    protected AccountRow() {}

    AccountRow(PersonRow person, String password, boolean admin) {
        this.id = person.getId();
        this.person = person;
        this.password = password;
        this.admin = admin;
        this.createdAt = person.createdAt();
        this.made = true;
    }

    void disable() {
        disabled = true;
    }

    void enable() {
        disabled = false;
    }

    void changePassword(String hash) {
        password = hash;
    }

    Account view() {
        return new Account(person.name(), admin, disabled, createdAt);
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return made;
    }

    @PostLoad
    @PostPersist
    void isKept() {
        made = false;
    }

    String name() {
        return person.name();
    }

    String password() {
        return password;
    }

    boolean isAdmin() {
        return admin;
    }

    boolean isDisabled() {
        return disabled;
    }
}
