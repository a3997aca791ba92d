package dev.tidings.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two people at once: what one does, the other sees without doing anything. */
class LivePageTests extends PageTests {

    @Test
    void aLikeRingsTheBellOfItsAuthorAndItsEndTakesThatBack() {
        post("bob-l", "Low tide");
        var bob = open(signedIn("bob-l"), "/");
        mark(bob);
        var alice = open(signedIn("alice-l"), "/");
        var like = alice.locator("live-post")
                .filter(new Locator.FilterOptions().setHasText("Low tide"))
                .locator("[data-like] button");

        like.click();
        assertThat(like).hasAttribute("aria-pressed", "true");
        assertThat(like).hasAccessibleName("Like, 1 so far");
        assertThatBellCounts(bob, 1);
        assertThatInboxCounts(bob, 1);
        assertThat(toasts(bob)).containsText("alice-l liked Low tide");
        assertThat(bob).hasTitle("(1) Home · Tidings");
        assertThat(bob.locator("[data-like] button").first()).hasAccessibleName("Like, 1 so far");

        like.click();
        assertThat(like).hasAccessibleName("Like, 0 so far");
        assertThatBellCounts(bob, 0);
        assertThatInboxCounts(bob, 0);
        assertThat(bob).hasTitle("Home · Tidings");
        assertThat(toasts(bob)).hasCount(0);
        assertThat(bob.locator("[data-like] button").first()).hasAccessibleName("Like, 0 so far");
        assertThatItWasNotReloaded(bob);
    }

    @Test
    void aCommentComesInUnderAnOpenPost() {
        var id = post("bob-c", "High tide");
        var bob = open(signedIn("bob-c"), "/posts/" + id);
        mark(bob);
        var alice = open(signedIn("alice-c"), "/posts/" + id);
        mark(alice);

        alice.getByLabel("Write a comment").fill("Bring boots & a <rope>.");
        button(alice, "Send").click();

        for (var page : List.of(bob, alice)) {
            assertThat(page.locator(".comment")).hasCount(1);
            assertThat(page.locator(".comment [data-name]")).hasText("alice-c");
            assertThat(page.locator(".comment-text")).hasText("Bring boots & a <rope>.");
            assertThat(page.locator("[data-comments]")).hasAccessibleName("Comments, 1 so far");
            assertThatItWasNotReloaded(page);
        }
        assertThat(alice.getByLabel("Write a comment")).hasValue("");
        assertThatBellCounts(bob, 1);
        assertThatBellCounts(alice, 0);
        assertThat(toasts(bob)).containsText("alice-c commented on High tide");
    }

    @Test
    void aNewPostWaitsBehindAPill() {
        var bob = open(signedIn("bob-p"), "/");
        mark(bob);
        post("alice-p", "Storm warning\nTie down what is loose.");

        var pill = button(bob, "1 new post");
        assertThat(pill).isVisible();
        assertThat(bob.getByText("Storm warning")).hasCount(0);
        pill.click();
        assertThat(bob.locator("live-post").first().locator(".post-body h2")).hasText("Storm warning");
        assertThat(pill).isHidden();
        assertThatItWasNotReloaded(bob);
    }

    @Test
    void newsOfAFollowedTopicComesInBesideTheWall() {
        account("bob-n");
        as("bob-n").put("/api/v1/topics/news/subscription");
        var bob = open(signedIn("bob-n"), "/");
        mark(bob);
        IntStream.rangeClosed(1, 6).forEach(n -> tell("topic:news", "Ferry line " + n));
        var news = bob.locator("[data-news] li");
        assertThat(news).hasCount(5);
        assertThat(news.first().locator("a")).hasText("Ferry line 6");
        assertThat(news.first().locator("a")).hasAttribute("href", "/topics");

        var last = tell("topic:news", "Nothing after all");
        assertThat(news.first()).containsText("Nothing after all");
        server.api().delete("/api/v1/events/" + last);
        assertThat(news.first()).containsText("Ferry line 6");
        assertThatItWasNotReloaded(bob);
    }

    @Test
    void aNewPostThatIsDeletedGoesFromTheOpenWall() {
        var bob = open(signedIn("bob-d"), "/");
        mark(bob);
        bob.getByLabel("Your post").fill("Wrong place\nSorry.");
        button(bob, "Post").click();
        var mine = bob.locator("live-post").filter(new Locator.FilterOptions().setHasText("Wrong place"));
        assertThat(mine).hasCount(1);
        var alice = open(signedIn("alice-d"), "/");
        var seen = alice.locator("live-post").filter(new Locator.FilterOptions().setHasText("Wrong place"));
        assertThat(seen).hasCount(1);

        mine.locator("button[aria-label=Delete]").click();
        mine.locator("[popover] button[type=submit]").click();
        assertThat(seen).hasCount(0);
        assertThat(mine).hasCount(0);
    }
}
