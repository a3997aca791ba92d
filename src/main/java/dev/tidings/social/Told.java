package dev.tidings.social;

import dev.tidings.log.Address;
import dev.tidings.log.Content;
import dev.tidings.log.NewEvent;
import dev.tidings.log.Thing;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The events that tell of what happens on the wall. */
final class Told {

    static final Address WALL = new Address("wall", "home");

    private static final String PUBLISHER = "room:social";

    private Told() {}

    static NewEvent posted(Post post) {
        return event("post", post.author(), post, List.of(WALL), "posted", null, post.url(), null, false);
    }

    static NewEvent commented(Comment comment, Post post) {
        return event(
                "comment",
                comment.author(),
                post,
                audience(comment.author(), post),
                "commented on",
                comment.text(),
                post.url() + "#comment-" + comment.id(),
                JsonNodeFactory.instance.objectNode().put("comment", comment.id()),
                true);
    }

    static NewEvent liked(String actor, Post post) {
        return event(
                "like",
                actor,
                post,
                audience(actor, post),
                "liked",
                null,
                post.url(),
                JsonNodeFactory.instance.objectNode().put("likes", post.likes()),
                true);
    }

    static Address page(long post) {
        return new Address("post", Long.toString(post));
    }

    /** Nobody is told what they did themselves. */
    private static List<Address> audience(String actor, Post post) {
        var audience = new ArrayList<Address>();
        if (!post.isBy(actor)) {
            audience.add(Address.user(post.author()));
        }
        audience.add(page(post.id()));
        audience.add(WALL);
        return audience;
    }

    private static NewEvent event(
            String type,
            String actor,
            Post post,
            List<Address> to,
            String did,
            @Nullable String text,
            String url,
            @Nullable JsonNode data,
            boolean notifies) {
        var title = post.headline().title();
        var object = new Thing("post", Long.toString(post.id()), title, post.url());
        var content = new Content(actor + " " + did + " " + title, text, url, null, data, null);
        return new NewEvent(type, to, actor, object, content, notifies, PUBLISHER);
    }
}
