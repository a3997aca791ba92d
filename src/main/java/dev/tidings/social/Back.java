package dev.tidings.social;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Where a form leads back to: the wall if it was sent from there, else the post. Never to where the header says. */
final class Back {

    private Back() {}

    static String to(@Nullable String referer, long post) {
        return referer != null && isWall(referer) ? "/" : "/posts/" + post;
    }

    private static boolean isWall(String referer) {
        try {
            return "/".equals(URI.create(referer).getPath());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
