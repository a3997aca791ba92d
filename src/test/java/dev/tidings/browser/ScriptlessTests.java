package dev.tidings.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** Forms do without JavaScript. */
class ScriptlessTests extends PageTests {

    @Test
    void whoHasNoScriptWritesAndDeletesAPost() {
        var page = page("ned", "/");
        page.getByLabel("Your post").fill("By hand\nWithout any script.");
        button(page, "Post").click();
        var post = page.locator("live-post").first();
        assertThat(post.locator(".post-body h2")).hasText("By hand");
        assertThat(post).containsText("Without any script.");

        post.locator("button[aria-label=Delete]").click();
        post.locator("[popover] button[type=submit]").click();
        assertThat(page.getByText("By hand")).hasCount(0);
    }

    @Test
    void whoHasNoScriptCommentsAndLikes() {
        var id = post("bob", "Ebb");
        var page = page("ole", "/posts/" + id);
        page.getByLabel("Write a comment").fill("Nice.");
        button(page, "Send").click();
        assertThat(page.locator(".comment-text")).hasText("Nice.");

        var like = page.locator("[data-like] button");
        like.click();
        assertThat(like).hasAttribute("aria-pressed", "true");
        assertThat(like).hasAccessibleName("Like, 1 so far");
        like.click();
        assertThat(like).hasAttribute("aria-pressed", "false");
        assertThat(like).hasAccessibleName("Like, 0 so far");
    }

    @Test
    void whoHasNoScriptFollowsATopic() {
        var page = page("pia", "/topics/news");
        button(page, "Follow news").click();
        assertThat(button(page, "Following news")).isVisible();
        assertThat(page.locator(".rail")).containsText("Following news");
        button(page, "Following news").click();
        assertThat(button(page, "Follow news")).isVisible();
    }

    @Test
    void whoHasNoScriptReadsAndTicksOff() {
        account("quin");
        tell("user:quin", "One");
        tell("user:quin", "Two");
        tell("user:quin", "Three");
        var page = page("quin", "/inbox");
        assertThatBellCounts(page, 3);
        var kind = page.locator(".filters a[href*='type=note']");
        assertThat(kind).hasText("note 3");
        item(page, "One").getByLabel("Mark read").click();
        assertThat(kind).hasText("note 2");
        assertThat(item(page, "One")).hasAttribute("data-state", "read");
        item(page, "Two").getByLabel("Done").click();
        assertThat(item(page, "Two")).hasCount(0);
        page.locator("main [data-readings] button").click();
        assertThat(item(page, "Three")).hasAttribute("data-state", "read");
        assertThatInboxCounts(page, 0);
        item(page, "Three").locator("a").first().click();
        assertThat(page).hasTitle("Topics · Tidings");
    }

    @Test
    void whoHasNoScriptMutesWhereTheyAreAndTakesItBack() {
        account("rudi");
        tell("user:rudi", "One <b>bold</b>");
        var page = page("rudi", "/inbox?filter=unread&q=one");
        item(page, "One").locator("[data-why] summary").click();
        button(page, "Mute all of the kind “note”").click();
        var banner = page.locator("#main .banner");
        assertThat(banner).containsText("You hear no more of the kind “note”.");
        assertThat(page).hasURL(server.url() + "/inbox?filter=unread&q=one");
        assertThat(item(page, "One")).hasCount(0);

        button(page, "Undo").click();
        assertThat(banner).containsText("You hear of this again: note.");
        assertThat(button(page, "Undo")).hasCount(0);
        assertThat(page).hasURL(server.url() + "/inbox?filter=unread&q=one");
        assertThat(item(page, "One")).hasCount(1);
        page.reload();
        assertThat(banner).hasCount(0);
    }

    @Test
    void whoHasNoScriptOpensTheBellAndChoosesALook() {
        account("rob");
        tell("user:rob", "One");
        var page = page("rob", "/settings");
        bell(page).click();
        assertThat(page.locator("#bell-panel")).containsText("One");
        page.keyboard().press("Escape");
        page.getByLabel("Dark", new Page.GetByLabelOptions().setExact(true)).check();
        button(page, "Save").click();
        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
    }

    private Page page(String name, String path) {
        var context = signedIn(
                name, new Browser.NewContextOptions().setBaseURL(server.url()).setJavaScriptEnabled(false));
        var page = context.newPage();
        page.navigate(path);
        return page;
    }

    private static Locator item(Page page, String title) {
        return page.locator("inbox-list .notification").filter(new Locator.FilterOptions().setHasText(title));
    }
}
