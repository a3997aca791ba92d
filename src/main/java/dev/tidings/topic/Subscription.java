package dev.tidings.topic;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;

/** Somebody follows a topic, from one place in the log on. */
@Entity
class Subscription {

    @EmbeddedId
    private Key id;

    @ManyToOne
    @MapsId("slug")
    @JoinColumn(name = "slug")
    private Topic topic;

    private long sinceId;

    /** @param person the key of a name */
    @Embeddable
    record Key(String person, String slug) {}

    @SuppressWarnings("NullAway.Init")
    protected Subscription() {}

    Subscription(String person, Topic topic, long sinceId) {
        this.id = new Key(person, topic.slug());
        this.topic = topic;
        this.sinceId = sinceId;
    }

    Topic topic() {
        return topic;
    }

    /** Events later than this one are followed. */
    long sinceId() {
        return sinceId;
    }
}
