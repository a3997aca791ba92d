package dev.tidings.browser;

import dev.tidings.social.Wall;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every page before anything has happened, and what a visitor sees. */
class EmptyPagesTests extends PageTests {

    private static final List<String> DEMO_POSTERS = List.of("carol", "alice", "bob", "alice");

    @BeforeAll
    static void clear() {
        for (int i = 0; i < DEMO_POSTERS.size(); i++) {
            server.bean(Wall.class).delete(DEMO_POSTERS.get(i), i + 1L);
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsWrongWithEmptyPages(Look look) {
        var gallery = new Gallery(look);
        var visitor = visitor(look.options(server.url())).newPage();
        for (var path : List.of("login", "signup")) {
            visitor.navigate("/" + path);
            gallery.show(visitor, path);
        }
        visitor.navigate("/login");
        signIn(visitor, "bob", "wrong");
        visitor.locator("#password-error").waitFor();
        gallery.show(visitor, "login-refused");

        var context = signedIn("newcomer", look.options(server.url()));
        var page = open(context, "/");
        gallery.show(page, "wall-empty");
        bell(page).click();
        gallery.show(page, "bell-empty");
        for (var place : List.of("inbox", "inbox?filter=unread", "inbox?filter=done", "topics/releases", "settings")) {
            page.navigate("/" + place);
            awaitLive(page);
            gallery.show(page, place.replaceAll("\\W+", "-") + "-empty");
        }
        page.navigate("/nothing-here");
        gallery.show(page, "error-404");
        page.navigate("/admin/keys");
        gallery.show(page, "error-403");
        gallery.assertThatNothingIsWrong();
    }
}
