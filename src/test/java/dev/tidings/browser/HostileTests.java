package dev.tidings.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.tidings.support.Api;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Whatever comes in a field is text. */
class HostileTests extends PageTests {

    private static final String SCRIPT =
            "<img src=x onerror='window.ran=1'><script>window.ran=1</script>${7*7}\"'&amp;";

    @Test
    void scriptInAnEventIsShownAsTextLiveAndAfterwards() {
        var home = open(signedIn("sue"), "/");
        var inbox = open(signedIn("sue"), "/inbox");
        publish("user:sue");
        assertThat(toasts(home)).containsText("title " + SCRIPT);
        assertThat(inbox.locator("inbox-list .notification").first()).containsText("title " + SCRIPT);
        assertThat(inbox.locator("inbox-list .notification").first()).containsText("text " + SCRIPT);
        bell(home).click();
        assertThat(home.locator("#bell-panel .notification").first()).containsText("text " + SCRIPT);
        inbox.reload();
        assertThat(inbox.locator("inbox-list .notification").first()).containsText("title " + SCRIPT);
        assertThatNothingRan(home);
        assertThatNothingRan(inbox);
    }

    @Test
    void scriptInTheObjectIsShownAsText() {
        var home = open(signedIn("tom"), "/");
        server.api()
                .published(Api.JSON.writeValueAsString(Map.of(
                        "type",
                        "like",
                        "to",
                        new String[] {"user:tom"},
                        "actor",
                        "a.-@_b",
                        "title",
                        "a.-@_b liked " + SCRIPT,
                        "object",
                        Map.of("type", "post", "id", SCRIPT.substring(0, 30), "title", SCRIPT))));
        assertThat(toasts(home).locator("[data-about]")).hasText(SCRIPT);
        assertThat(toasts(home).locator("[data-by]")).hasText("a.-@_b");
        assertThatNothingRan(home);
    }

    @Test
    void scriptInWhatPeopleWriteIsShownAsText() {
        var id = post("una", SCRIPT + "\nbody " + SCRIPT);
        var una = open(signedIn("una"), "/posts/" + id);
        var vic = open(signedIn("vic"), "/");
        assertThat(vic.locator(".post-body h2").first()).hasText(SCRIPT);
        var post = vic.locator("live-post").filter(new Locator.FilterOptions().setHasText("body " + SCRIPT));
        post.getByLabel("Write a comment").fill(SCRIPT);
        post.getByLabel("Send").click();
        assertThat(una.locator(".comment-text")).hasText(SCRIPT);
        assertThat(toasts(una)).containsText(SCRIPT);
        assertThatNothingRan(una);
        assertThatNothingRan(vic);
    }

    @Test
    void scriptInATopicsNewsIsShownAsText() {
        publish("topic:news");
        var page = open(signedIn("wim"), "/topics/news");
        assertThat(page.locator(".story").first()).containsText("title " + SCRIPT);
        publish("topic:news");
        button(page, "1 new story").click();
        assertThat(page.locator(".story")).hasCount(2);
        assertThatNothingRan(page);
    }

    private static void publish(String to) {
        server.api()
                .published(Api.JSON.writeValueAsString(Map.of(
                        "type",
                        "note",
                        "to",
                        new String[] {to},
                        "actor",
                        "-._@",
                        "title",
                        "title " + SCRIPT,
                        "text",
                        "text " + SCRIPT,
                        "url",
                        "/\"onmouseover='window.ran=1'")));
    }

    private static void assertThatNothingRan(Page page) {
        Assertions.assertThat(page.evaluate("window.ran")).isNull();
        assertThat(page.locator("img, body script")).hasCount(0);
        assertThat(page.locator("[onerror], [onmouseover]")).hasCount(0);
    }
}
