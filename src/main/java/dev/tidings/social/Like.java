package dev.tidings.social;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

@Entity
@Table(name = "post_like")
class Like {

    @EmbeddedId
    private Key id;

    private long eventId;

    /** @param person the key of a name */
    @Embeddable
    record Key(long postId, String person) {}

    @SuppressWarnings("NullAway.Init")
    protected Like() {}

    Like(Key id, long eventId) {
        this.id = id;
        this.eventId = eventId;
    }

    long eventId() {
        return eventId;
    }
}
