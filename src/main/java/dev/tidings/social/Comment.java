package dev.tidings.social;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;

@Entity
class Comment {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    private long postId;
    private String author;
    private String text;
    private Instant createdAt;
    private long eventId;

    @SuppressWarnings("NullAway.Init")
    protected Comment() {}

    Comment(long postId, String author, String text, Instant createdAt) {
        this.postId = postId;
        this.author = author;
        this.text = text;
        this.createdAt = createdAt;
    }

    void toldBy(long eventId) {
        this.eventId = eventId;
    }

    long id() {
        return id;
    }

    long postId() {
        return postId;
    }

    String author() {
        return author;
    }

    String text() {
        return text;
    }

    Instant createdAt() {
        return createdAt;
    }
}
