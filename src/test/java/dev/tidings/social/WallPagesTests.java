package dev.tidings.social;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.page.Browser;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "spring.datasource.url=jdbc:h2:mem:${random.uuid};DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000")
@ActiveProfiles("demo")
class WallPagesTests {

    @LocalServerPort
    int port;

    @Autowired
    Wall wall;

    private long post;

    @BeforeEach
    void aPost() {
        post = wall.post("bob", "A post to play with\nIts body.");
    }

    @Test
    void showsTheWallWithItsFrame() {
        var page = Browser.of(port, "alice").get("/");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("A post to play with", "First light", "Rye bread", "data-me=\"alice\"")
                .containsPattern("data-cursor=\"[1-9][0-9]*\"")
                .containsPattern("data-unseen=\"[1-9][0-9]*\"");
    }

    @Test
    void leavesBobsPostOfTheDemoForAliceToLike() {
        var light = Pattern.compile("<live-post data-post=\"(\\d+)\"(?:(?!</live-post>).)*First light", Pattern.DOTALL)
                .matcher(Browser.of(port, "alice").get("/").body());
        assertThat(light.find()).isTrue();
        var alice = Browser.of(port, "alice");
        var page = alice.get("/posts/" + light.group(1)).body();
        assertThat(page).contains("aria-pressed=\"false\"", "Like, 1 so far", "5 h");
    }

    @Test
    void postsFromAForm() {
        var alice = Browser.of(port, "alice");
        alice.get("/");

        var answer = alice.submit("/posts", Map.of("text", "Hello from a form\r\nIndeed.\r\n"));

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.location()).isEqualTo("/");
        assertThat(alice.get("/").body()).contains("Hello from a form");
    }

    @Test
    void keepsWhatWasTypedAndSaysWhatIsWrong() {
        var alice = Browser.of(port, "alice");
        alice.get("/");

        assertThat(alice.submit("/posts", Map.of("text", " \n ")).status()).isEqualTo(422);
        var tooLong = alice.submit("/posts", Map.of("text", "typed " + "x".repeat(4_000)));
        assertThat(tooLong.status()).isEqualTo(422);
        assertThat(tooLong.body()).contains("typed xxx", "4,006 characters long; 4,000 fit");
        var comment = alice.submit("/posts/" + post + "/comments", Map.of("text", "  "));
        assertThat(comment.status()).isEqualTo(422);
        assertThat(comment.body()).contains("Write something first.", "A post to play with");
    }

    @Test
    void likesAndCommentsLeadBackToWhereTheFormWas() {
        var alice = Browser.of(port, "alice");
        alice.get("/");
        assertThat(alice.submit("put", "/posts/" + post + "/like").location()).isEqualTo("/");
        alice.get("/posts/" + post);
        assertThat(alice.submit("delete", "/posts/" + post + "/like").location())
                .isEqualTo("/posts/" + post);

        var comment = alice.submit("/posts/" + post + "/comments", Map.of("text", "What a <b>shot</b>!"));

        assertThat(comment.location()).matches(Pattern.quote("/posts/" + post) + "#comment-[0-9]+");
        assertThat(alice.get("/posts/" + post).body())
                .contains(
                        "What a &lt;b&gt;shot&lt;/b&gt;!",
                        "id=\"" + comment.location().split("#")[1] + "\"");
    }

    @Test
    void answersScriptsWithoutAPage() {
        var alice = Browser.of(port, "alice");
        alice.get("/");

        var posted = alice.fetch("/posts", Map.of("text", "From a script"));
        assertThat(posted.status()).isEqualTo(201);
        assertThat(posted.location()).matches("/posts/[0-9]+");
        assertThat(alice.fetch(posted.location() + "/like", Map.of("_method", "put"))
                        .status())
                .isEqualTo(204);
        assertThat(alice.fetch(posted.location() + "/like", Map.of("_method", "delete"))
                        .status())
                .isEqualTo(204);
        assertThat(alice.fetch(posted.location() + "/comments", Map.of("text", "Hm."))
                        .status())
                .isEqualTo(201);
        assertThat(alice.fetch(posted.location(), Map.of("_method", "delete")).status())
                .isEqualTo(204);

        var refused = alice.fetch("/posts", Map.of("text", " "));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.type()).startsWith("application/problem+json");
        assertThat(refused.body()).contains("\"pointer\":\"/text\"", "Write something first.");
        var gone = alice.fetch(posted.location() + "/like", Map.of("_method", "put"));
        assertThat(gone.status()).isEqualTo(404);
        assertThat(gone.type()).startsWith("application/problem+json");
    }

    @Test
    void letsOnlyItsAuthorDeleteAPost() {
        var alice = Browser.of(port, "alice");
        alice.get("/posts/" + post);
        var refused = alice.submit("delete", "/posts/" + post);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.type()).startsWith("text/html");
        assertThat(refused.body()).contains("Only bob can delete this.");

        var bob = Browser.of(port, "bob");
        bob.get("/posts/" + post);
        assertThat(bob.submit("delete", "/posts/" + post).location()).isEqualTo("/");
        assertThat(bob.get("/posts/" + post).status()).isEqualTo(404);
    }

    @Test
    void tellsThePersonWhoseThingItIs() {
        var bob = Browser.of(port, "bob");
        wall.like("carol", post);

        assertThat(bob.get("/").body()).contains("carol").contains(" liked ");
        assertThat(bob.get("/inbox").body()).contains("A post to play with");
    }
}
