package dev.tidings.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import dev.tidings.social.Wall;
import dev.tidings.support.Api;
import dev.tidings.topic.Topics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every page with much on it, from the longest name to the worst. */
class FullPagesTests extends PageTests {

    private static final String LONGEST = "Wilhelmina.Featherstonehaugh-Cholmondeley_of_the_West@example.or";
    private static final String WIDEST = "W".repeat(64);
    private static final String HOSTILE = "-._@";
    private static final String UNBROKEN = "Donaudampfschifffahrtsgesellschaftskapitänsmütze".repeat(4);
    private static final String BACKWARDS = "\u202eexe.gnp שלום <b>bold</b> 你好";

    private static long busy;
    private static long wide;
    private static long odd;

    @BeforeAll
    static void fill() {
        var wall = server.bean(Wall.class);
        List.of(LONGEST, WIDEST, HOSTILE).forEach(PageTests::account);
        wide = wall.post(WIDEST, UNBROKEN + "\n" + UNBROKEN);
        odd = wall.post(HOSTILE, BACKWARDS + "\n" + BACKWARDS);
        busy = wall.post("bob", "Harbour lights\nTaken from the breakwater at four.\n\nThe tripod stood in the water.");
        IntStream.range(0, 12).forEach(n -> {
            account("reader-" + n);
            wall.like("reader-" + n, busy);
        });
        wall.comment("carol", busy, "Which lens?");
        wall.comment(LONGEST, busy, UNBROKEN);
        wall.comment("bob", busy, "The old one.\nIt was windy.");
        wall.comment(HOSTILE, busy, BACKWARDS);
        wall.comment(WIDEST, busy, "All of it, ".repeat(40));

        server.bean(Topics.class).create("a".repeat(64), UNBROKEN.substring(0, 120), UNBROKEN, Set.of("everyone"));
        List.of("news", "releases", "a".repeat(64)).forEach(slug -> {
            as("bob").put("/api/v1/topics/" + slug + "/subscription");
            as(WIDEST).put("/api/v1/topics/" + slug + "/subscription");
        });
        publish("topic:news", "normal", "Ferry line 7 runs again", "From Monday on, every 20 minutes.");
        publish("topic:news", "normal", UNBROKEN.substring(0, 190), UNBROKEN);
        publish("topic:news", "high", "The bridge is closed", "Police ask drivers to use the tunnel.");
        publish("everyone", "normal", BACKWARDS, BACKWARDS);
        publish("user:bob", "high", UNBROKEN.substring(0, 190), "A long text. ".repeat(60));
        publish("user:" + WIDEST, "normal", WIDEST + " liked you", "");
        IntStream.range(0, 130).forEach(n -> tell("user:" + WIDEST, "Number " + n));
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsWrongWithFullPages(Look look) {
        var gallery = new Gallery(look);
        var bob = open(signedIn("bob", look.options(server.url())), "/");
        var places = List.of(
                "",
                "posts/" + busy,
                "inbox",
                "inbox?filter=unread",
                "topics",
                "topics/news",
                "topics/" + "a".repeat(64));
        walk(gallery, bob, places, "-bob");
        bell(bob).click();
        gallery.show(bob, "bell-bob");

        var widest = open(signedIn(WIDEST, look.options(server.url())), "/");
        walk(gallery, widest, List.of("", "posts/" + wide, "inbox", "topics/releases", "settings"), "-widest");
        bell(widest).click();
        gallery.show(widest, "bell-widest");

        var hostile = open(signedIn(HOSTILE, look.options(server.url())), "/posts/" + odd);
        gallery.show(hostile, "post-hostile");
        tell("user:" + HOSTILE, UNBROKEN.substring(0, 190));
        assertThat(toasts(hostile).first()).isVisible();
        gallery.show(hostile, "toast-hostile");
        gallery.assertThatNothingIsWrong();
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsWrongWithAnAdminsPages(Look look) {
        var gallery = new Gallery(look);
        var admin = open(signedIn("admin", look.options(server.url())), "/settings");
        gallery.show(admin, "settings-admin");
        walk(gallery, admin, List.of("admin/notifications/new", "admin/topics", "admin/keys", "admin/accounts"), "");

        admin.navigate("/admin/keys");
        admin.getByLabel("What is it for?")
                .fill(look + "-" + "k".repeat(64 - 1 - look.toString().length()));
        admin.getByLabel("publish").check();
        button(admin, "Make key").click();
        gallery.show(admin, "admin-keys-made");

        admin.navigate("/admin/notifications/new");
        admin.getByLabel("Link").fill("nowhere");
        button(admin, "Review").click();
        awaitLive(admin);
        gallery.show(admin, "admin-compose-refused");
        admin.getByLabel("Title").fill(UNBROKEN.substring(0, 190));
        admin.getByLabel("Text").fill(BACKWARDS);
        admin.getByLabel("Link").fill("https://example.org/" + "a".repeat(200));
        button(admin, "Review").click();
        gallery.show(admin, "admin-review");
        button(admin, Pattern.compile("Send to .*")).click();
        gallery.show(admin, "admin-review-asks");
        button(admin, Pattern.compile("Yes, send to .*")).click();
        assertThat(admin).hasURL(Pattern.compile("/admin/notifications/\\d+$"));
        gallery.show(admin, "admin-sent");
        walk(gallery, admin, List.of("admin/notifications"), "");
        gallery.assertThatNothingIsWrong();
    }

    private static void walk(Gallery gallery, Page page, List<String> places, String who) {
        for (var place : places) {
            page.navigate("/" + place);
            awaitLive(page);
            gallery.show(
                    page,
                    (place.isEmpty() ? "wall" : place).replaceAll("\\W+", "-").replaceAll("\\d+|a{9,}", "x") + who);
        }
    }

    private static void publish(String to, String priority, String title, String text) {
        server.api()
                .published(Api.JSON.writeValueAsString(Map.of(
                        "type",
                        "news",
                        "to",
                        List.of(to),
                        "priority",
                        priority,
                        "title",
                        title,
                        "text",
                        text,
                        "url",
                        "https://harbour-post.example/2026/11/a-long-way-to-go",
                        "actor",
                        "admin")));
    }
}
