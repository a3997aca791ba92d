package dev.tidings.social;

import dev.tidings.account.Name;
import dev.tidings.log.EventLog;
import dev.tidings.problem.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people do on the wall. Each deed and its event are saved together. Whoever touches a post locks its row first,
 * then the events that are taken back, and the head of the log last, so that a double click, or two people at once,
 * wait for each other.
 */
@Component
public class Wall {

    private final Posts posts;
    private final Comments comments;
    private final Likes likes;
    private final EventLog eventLog;
    private final Clock clock;

    Wall(Posts posts, Comments comments, Likes likes, EventLog eventLog, Clock clock) {
        this.posts = posts;
        this.comments = comments;
        this.likes = likes;
        this.eventLog = eventLog;
        this.clock = clock;
    }

    /**
     * @param text 1 to 4,000 characters
     * @return the post's id
     */
    @Transactional
    public long post(String author, String text) {
        var post = posts.save(new Post(author, checked(text), now()));
        post.toldBy(eventLog.append(Told.posted(post)).id());
        return post.id();
    }

    /**
     * @param text 1 to 4,000 characters
     * @return the comment's id
     * @throws Problem 404 where there is no such post
     */
    @Transactional
    public long comment(String author, long postId, String text) {
        var post = lock(postId);
        var comment = comments.save(new Comment(postId, author, checked(text), now()));
        post.commented();
        comment.toldBy(eventLog.append(Told.commented(comment, post)).id());
        return comment.id();
    }

    /**
     * Once, however often it is said.
     *
     * @throws Problem 404 where there is no such post
     */
    @Transactional
    public void like(String person, long postId) {
        var post = lock(postId);
        var key = new Like.Key(postId, Name.key(person));
        if (likes.findById(key).isEmpty()) {
            post.liked();
            likes.save(new Like(key, eventLog.append(Told.liked(person, post)).id()));
        }
    }

    /** @throws Problem 404 where there is no such post */
    @Transactional
    public void unlike(String person, long postId) {
        var post = lock(postId);
        likes.findById(new Like.Key(postId, Name.key(person))).ifPresent(like -> {
            post.unliked();
            likes.delete(like);
            retract(List.of(like.eventId()));
        });
    }

    /**
     * With its likes and comments, and all that was told of them.
     *
     * @throws Problem 403 for anybody but its author, 404 where there is no such post
     */
    @Transactional
    public void delete(String person, long postId) {
        var post = lock(postId);
        if (!post.isBy(person)) {
            throw Problem.forbidden("Only " + post.author() + " can delete this.");
        }
        var told = new ArrayList<Long>();
        told.add(post.eventId());
        told.addAll(comments.eventsOf(postId));
        told.addAll(likes.eventsOf(postId));
        retract(told);
        posts.delete(post);
    }

    /** All events first, in the order of ids, and the head last, which the first retraction locks: retention does so. */
    private void retract(List<Long> told) {
        var ordered = told.stream().sorted().toList();
        ordered.forEach(eventLog::lock);
        ordered.forEach(eventLog::retract);
    }

    private Post lock(long postId) {
        return posts.lock(postId).orElseThrow(() -> Problem.notFound("There is no such post. It may be deleted."));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static String checked(String text) {
        Wording.refusal(text).ifPresent(refusal -> {
            throw new IllegalArgumentException(refusal.toString());
        });
        return text;
    }
}
