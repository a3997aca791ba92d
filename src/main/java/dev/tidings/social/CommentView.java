package dev.tidings.social;

import dev.tidings.page.Who;
import java.time.Instant;

/** @param byAuthor whoever wrote the post wrote this too */
record CommentView(long id, Who author, String text, Instant createdAt, boolean byAuthor) {

    static CommentView of(Comment comment, Post post) {
        return new CommentView(
                comment.id(),
                Who.of(comment.author()),
                comment.text(),
                comment.createdAt(),
                post.isBy(comment.author()));
    }
}
