package dev.tidings.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.tidings.support.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What does not go through: the page stays, and so does what was typed. */
class UnsentTests extends PageTests {

    private static final String AWAY = "Not sent: the server does not answer. Try again.";

    private Wire wire;

    @BeforeEach
    void lay() {
        wire = Wire.to(server);
    }

    @AfterEach
    void takeUp() {
        wire.close();
    }

    @Test
    void whileTheServerIsAwayNothingTypedIsLost() {
        var id = post("bob", "Spring tide");
        var page = throughTheWire("una-s", "/");
        var post = page.locator("live-post[data-post='" + id + "']");
        page.getByLabel("Your post").fill("Kept\nas it is.");
        post.getByLabel("Write a comment").fill("Kept too.");

        wire.cut();
        button(page, "Post").click();
        assertThat(toasts(page)).hasText(AWAY);
        assertThat(page.getByLabel("Your post")).hasValue("Kept\nas it is.");
        post.getByLabel("Send").click();
        assertThat(toasts(page)).hasText(AWAY);
        assertThat(post.getByLabel("Write a comment")).hasValue("Kept too.");
        var like = post.locator("[data-like] button");
        like.click();
        assertThat(toasts(page)).hasCount(1);
        assertThat(like).hasAttribute("aria-pressed", "false");
        assertThat(like).hasAccessibleName("Like, 0 so far");

        wire.mend();
        button(page, "Post").click();
        assertThat(page.getByLabel("Your post")).hasValue("");
        assertThat(page.locator(".post-body h2").first()).hasText("Kept");
        post.getByLabel("Send").click();
        assertThat(post.locator(".comment-text")).hasText("Kept too.");
        like.click();
        assertThat(like).hasAccessibleName("Like, 1 so far");
        awaitLive(page);
        assertThat(post.locator(".comment")).hasCount(1);
        assertThat(post.locator("[data-comments]")).hasAccessibleName("Comments, 1 so far");
        assertThatItWasNotReloaded(page);
    }

    @Test
    void aServerThatIsNotWellIsSaidToo() {
        var page = throughTheWire("una-t", "/");
        page.route("**/posts", route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));
        page.getByLabel("Your post").fill("Kept");
        button(page, "Post").click();
        assertThat(toasts(page)).hasText(AWAY);
        assertThat(page.getByLabel("Your post")).hasValue("Kept");
        assertThatItWasNotReloaded(page);
    }

    @Test
    void whatIsRefusedIsSaidBesideTheField() {
        var id = post("bob", "Neap tide");
        var page = throughTheWire("una-u", "/");
        var text = page.getByLabel("Your post");
        text.fill("x".repeat(5_000));
        button(page, "Post").click();
        assertThat(page.locator(".composer .error")).hasText("This is 5,000 characters long; 4,000 fit.");
        assertThat(text).hasAttribute("aria-invalid", "true");
        assertThat(text).hasAccessibleDescription("This is 5,000 characters long; 4,000 fit.");
        assertThat(text).hasValue("x".repeat(5_000));
        assertThat(text).isFocused();
        text.fill("Short enough");
        assertThat(page.locator(".composer .error")).hasCount(0);

        var post = page.locator("live-post[data-post='" + id + "']");
        post.getByLabel("Write a comment").fill("y".repeat(4_001));
        post.getByLabel("Send").click();
        assertThat(post.locator(".error")).hasText("This is 4,001 characters long; 4,000 fit.");
        assertThat(post.getByLabel("Write a comment")).hasValue("y".repeat(4_001));
        assertThatItWasNotReloaded(page);
    }

    @Test
    void whoIsSignedOutIsShownTheWayIn() {
        var page = throughTheWire("una-v", "/");
        page.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("TIDINGS"));
        page.getByLabel("Your post").fill("Kept");
        button(page, "Post").click();
        assertThat(toasts(page)).containsText("Not sent: you are signed out.");
        assertThat(toasts(page).locator("a")).hasAttribute("href", "/login");
        assertThat(page.getByLabel("Your post")).hasValue("Kept");

        page.context().clearCookies();
        button(page, "Post").click();
        assertThat(toasts(page)).containsText("Not sent: this page is too old.");
        assertThat(page.getByLabel("Your post")).hasValue("Kept");
        assertThatItWasNotReloaded(page);
    }

    @Test
    void whatIsGoneCannotBeLiked() {
        var id = post("bob", "Gone tide");
        var page = throughTheWire("una-w", "/");
        page.route(
                "**/like",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setStatus(404)
                        .setContentType("application/problem+json")
                        .setBody("{\"detail\":\"There is no such post.\"}")));
        page.locator("live-post[data-post='" + id + "'] [data-like] button").click();
        assertThat(toasts(page)).hasText("Not sent. It is gone: load the page again.");
        assertThatItWasNotReloaded(page);
    }

    private Page throughTheWire(String name, String path) {
        var page = open(signedIn(name, new Browser.NewContextOptions().setBaseURL(wire.url())), path);
        mark(page);
        return page;
    }
}
