package dev.tidings.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.tidings.support.Api;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** What comes to many at once: whole on every page, counted in the rail, and without a question from each of them. */
class BroadcastPageTests extends PageTests {

    private static long story(String title) {
        return server.api()
                .published(Api.JSON.writeValueAsString(Map.of(
                        "type", "story", "to", List.of("topic:news"), "title", title, "url", "/topics?from=" + title)));
    }

    private static void follower(String name) {
        account(name);
        as(name).put("/api/v1/topics/news/subscription");
    }

    private static Locator inRail(Page page) {
        return page.locator(".rail a[href='/topics/news'] .number");
    }

    private static Locator filter(Page page) {
        return page.locator(".filters a[href*='topic=news']");
    }

    private static Locator items(Page page) {
        return page.locator("inbox-list .notification");
    }

    @Test
    void aStoryIsWholeAtOnceCorrectedAndTakenBackWithoutAQuestion() {
        follower("ada");
        story("First");
        var page = openBehind(signedIn("ada"), "/inbox");
        var asked = new CopyOnWriteArrayList<String>();
        page.onRequest(request -> asked.add(request.url()));
        var second = story("Second");
        assertThat(items(page)).hasCount(2);
        var item = items(page).first();
        assertThat(item.getByLabel("Mark read")).isVisible();
        assertThat(item.getByLabel("Done")).isVisible();
        assertThat(item.locator("[data-reason]")).hasText(Pattern.compile("You follow #.news\\."));
        assertThat(filter(page)).hasText("# news 2");
        assertThat(inRail(page)).hasText("2");
        server.api().patch("/api/v1/events/" + second, "{\"title\":\"Better\"}");
        assertThat(item.locator("[data-words]")).hasText("Better");
        assertThat(item.locator("[data-edited]")).isVisible();
        server.api().delete("/api/v1/events/" + second);
        assertThat(items(page)).hasCount(1);
        assertThat(filter(page)).hasText("# news 1");
        assertThat(inRail(page)).hasText("1");
        assertThatBellCounts(page, 1);
        assertThatInboxCounts(page, 1);
        Assertions.assertThat(asked).filteredOn(url -> !url.contains("/icons/")).isEmpty();
        bringToFront(page);
        assertThatBellCounts(page, 0);
    }

    @Test
    void whatHasJustComeIsReadAndDoneByItsButtons() {
        follower("bea");
        var page = open(signedIn("bea"), "/inbox");
        story("First");
        story("Second");
        items(page).first().getByLabel("Mark read").click();
        items(page).last().getByLabel("Done").click();
        assertThat(items(page)).hasCount(1);
        var other = open(signedIn("bea"), "/inbox");
        assertThat(items(other)).hasCount(1);
        assertThat(items(other)).hasAttribute("data-state", "read");
        assertThat(inRail(page)).isHidden();
    }

    @Test
    void theRailSaysHowManyAreUnreadOfEachTopic() {
        follower("cleo");
        story("First");
        var second = story("Second");
        var page = open(signedIn("cleo"), "/");
        assertThat(inRail(page)).hasText("2");
        assertThat(inRail(page)).hasAttribute("aria-label", "Unread: 2");
        story("Third");
        assertThat(inRail(page)).hasText("3");
        as("cleo").put("/api/v1/notifications/" + second + "/reading");
        assertThat(inRail(page)).hasText("2");
        as("cleo").post("/api/v1/notifications/readings", "{\"upTo\":" + story("Fourth") + "}");
        assertThat(inRail(page)).isHidden();
    }

    @Test
    void aToastLeadsThroughTheInbox() {
        follower("dora");
        var page = open(signedIn("dora"), "/");
        story("Opened");
        toasts(page).locator("a").click();
        assertThat(page).hasURL(Pattern.compile("/topics\\?from=Opened"));
        awaitLive(page);
        assertThatInboxCounts(page, 0);
        List.of("ann", "bo").forEach(BroadcastPageTests::like);
        assertThatInboxCounts(page, 1);
        toasts(page).locator("a").click();
        assertThat(page).hasURL(Pattern.compile("/settings"));
        assertThatInboxCounts(page, 0);
    }

    private static void like(String actor) {
        server.api().published("""
                {"type":"like","to":["user:dora"],"actor":"%s","object":{"type":"post","id":"1","title":"First light"},
                 "url":"/settings"}""".formatted(actor));
    }
}
