package dev.tidings.social;

import dev.tidings.account.Name;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;

/** Counts its likes and comments itself: whoever changes them holds its lock. */
@Entity
class Post {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    private String author;
    private String text;
    private Instant createdAt;
    private int likes;
    private int comments;
    private long eventId;

    @SuppressWarnings("NullAway.Init")
    protected Post() {}

    Post(String author, String text, Instant createdAt) {
        this.author = author;
        this.text = text;
        this.createdAt = createdAt;
    }

    void toldBy(long eventId) {
        this.eventId = eventId;
    }

    void liked() {
        likes++;
    }

    void unliked() {
        likes--;
    }

    void commented() {
        comments++;
    }

    boolean isBy(String person) {
        return Name.key(author).equals(Name.key(person));
    }

    Headline headline() {
        return Headline.of(text);
    }

    String url() {
        return "/posts/" + id;
    }

    long id() {
        return id;
    }

    String author() {
        return author;
    }

    Instant createdAt() {
        return createdAt;
    }

    int likes() {
        return likes;
    }

    int comments() {
        return comments;
    }

    long eventId() {
        return eventId;
    }
}
