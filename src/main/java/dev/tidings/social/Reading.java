package dev.tidings.social;

import dev.tidings.account.Caller;
import dev.tidings.problem.Problem;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The wall as somebody sees it, in three queries however much is on it. */
@Component
class Reading {

    private static final int PAGE = 20;

    private final Posts posts;
    private final Comments comments;
    private final Likes likes;

    Reading(Posts posts, Comments comments, Likes likes) {
        this.posts = posts;
        this.comments = comments;
        this.likes = likes;
    }

    /** @param earlier what to ask for next, null at the end */
    record Page(List<PostView> posts, @Nullable Long earlier) {}

    @Transactional(readOnly = true)
    public Page wall(Caller.Person me, @Nullable Long before) {
        var found = posts.findByIdLessThanOrderByIdDesc(before == null ? Long.MAX_VALUE : before, Limit.of(PAGE + 1));
        if (found.isEmpty()) {
            return new Page(List.of(), null);
        }
        var shown = found.subList(0, Math.min(PAGE, found.size()));
        var ids = shown.stream().map(Post::id).toList();
        var latest = comments.latest(ids).stream().collect(Collectors.groupingBy(Comment::postId));
        var liked = likes.among(ids, me.key());
        return new Page(
                shown.stream()
                        .map(post -> view(post, latest.getOrDefault(post.id(), List.of()), liked, me))
                        .toList(),
                found.size() > PAGE ? ids.getLast() : null);
    }

    /**
     * One post with all its comments.
     *
     * @throws Problem 404
     */
    @Transactional(readOnly = true)
    public PostView post(Caller.Person me, long id) {
        var post = posts.findById(id).orElseThrow(() -> Problem.notFound("There is no such post. It may be deleted."));
        return view(post, comments.findByPostIdOrderById(id), likes.among(List.of(id), me.key()), me);
    }

    private static PostView view(Post post, List<Comment> latest, Set<Long> liked, Caller.Person me) {
        return PostView.of(post, latest, liked.contains(post.id()), post.isBy(me.name()));
    }
}
