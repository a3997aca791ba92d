package dev.tidings.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import org.springframework.data.domain.Persistable;

/** Somebody who has a name here, with an account or by a token. */
@Entity
@Table(name = "person")
class PersonRow implements Persistable<String> {

    @Id
    private String id;

    private String name;

    @Column(name = "since_id")
    private long since;

    private Instant createdAt;

    /** Makes a save an insert, so that a name that exists is a failure and never an update. */
    @Transient
    private boolean made;

    @SuppressWarnings("NullAway.Init")
    protected PersonRow() {}

    PersonRow(String name, long since, Instant createdAt) {
        this.id = Name.key(name);
        this.name = name;
        this.since = since;
        this.createdAt = createdAt;
        this.made = true;
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
        return name;
    }

    long since() {
        return since;
    }

    Instant createdAt() {
        return createdAt;
    }
}
