package dev.tidings.social;

import dev.tidings.page.Who;
import java.time.Instant;
import java.util.List;

/**
 * @param latest comments, oldest first
 * @param liked by who looks
 * @param mine written by who looks
 */
record PostView(
        long id,
        Who author,
        String title,
        String body,
        Instant createdAt,
        int likes,
        boolean liked,
        int comments,
        List<CommentView> latest,
        boolean mine) {

    static PostView of(Post post, List<Comment> latest, boolean liked, boolean mine) {
        return new PostView(
                post.id(),
                Who.of(post.author()),
                post.headline().title(),
                post.headline().body(),
                post.createdAt(),
                post.likes(),
                liked,
                post.comments(),
                latest.stream().map(comment -> CommentView.of(comment, post)).toList(),
                mine);
    }
}
