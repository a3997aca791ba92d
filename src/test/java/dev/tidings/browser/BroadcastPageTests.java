package dev.tidings.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.tidings.support.Api;
import dev.tidings.support.Wire;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
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
    void whoLooksAsksForNumbersOnlyAfterADeed() {
        follower("abel");
        var first = story("First");
        var page = open(signedIn("abel"), "/inbox");
        var asked = new CopyOnWriteArrayList<String>();
        page.onRequest(request -> asked.add(request.url()));
        var second = story("Second");
        assertThat(filter(page)).hasText("# news 2");
        assertThatBellCounts(page, 0);
        server.api().delete("/api/v1/events/" + second);
        assertThat(filter(page)).hasText("# news 1");
        page.waitForResponse(
                "**/notifications/breakdown", () -> as("abel").put("/api/v1/notifications/" + first + "/reading"));
        assertThat(filter(page)).hasText("# news");
        Assertions.assertThat(asked)
                .filteredOn(url -> url.contains("/notifications?") || url.contains("breakdown"))
                .hasSize(1);
    }

    @Test
    void whatWaitsBehindThePillIsCorrectedAndTakenBack() {
        follower("alba");
        IntStream.range(0, 25).forEach(n -> story("Old-" + n));
        var page = open(signedIn("alba"), "/inbox");
        page.evaluate("scrollTo(0, document.body.scrollHeight)");
        var pill = page.locator("inbox-list .pill");
        var first = story("First");
        var second = story("Second");
        assertThat(pill).hasText("2 new");
        server.api().delete("/api/v1/events/" + second);
        assertThat(pill).hasText("1 new");
        server.api().patch("/api/v1/events/" + first, "{\"title\":\"Better\"}");
        assertThat(page.locator("#bell-panel .notification-title a").first()).hasText("Better");
        pill.click();
        assertThat(items(page)).hasCount(26);
        assertThat(items(page).first().locator("[data-words]")).hasText("Better");
        assertThat(items(page).first().locator("[data-edited]")).isVisible();
    }

    @Test
    void whatIsTakenBackOrDoneElsewhereMeanwhileIsGone() {
        follower("alec");
        var first = story("First");
        story("Second");
        try (var wire = Wire.to(server)) {
            var page = openBehind(signedIn("alec", new Browser.NewContextOptions().setBaseURL(wire.url())), "/inbox");
            assertThatBellCounts(page, 2);
            wire.cut();
            assertThat(page.locator(".link-line")).containsText("Connecting again");
            server.api().delete("/api/v1/events/" + first);
            var third = story("Third");
            as("alec").put("/api/v1/notifications/" + third + "/completion");
            wire.mend();
            awaitLive(page);
            assertThat(items(page)).hasCount(1);
            assertThat(items(page).locator("[data-words]")).hasText("Second");
            assertThat(page.locator("#bell-panel .notification")).hasCount(1);
            assertThatBellCounts(page, 1);
            assertThatInboxCounts(page, 1);
            bringToFront(page);
            assertThat(filter(page)).hasText("# news 1");
            assertThat(inRail(page)).hasText("1");
        }
    }

    @Test
    void whatHasJustComeIsReadAndDoneByItsButtons() {
        follower("bea");
        var page = open(signedIn("bea"), "/inbox");
        story("First");
        story("Second");
        assertThat(items(page)).hasCount(2);
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
    void aToastTakesTheCorrectionAndGoesWhenItIsReadElsewhere() {
        follower("edda");
        var page = open(signedIn("edda"), "/");
        var id = story("Frist");
        assertThat(toasts(page).locator("[data-words]")).hasText("Frist");
        server.api().patch("/api/v1/events/" + id, "{\"title\":\"First\"}");
        assertThat(toasts(page).locator("[data-words]")).hasText("First");
        as("edda").put("/api/v1/notifications/" + id + "/reading");
        assertThat(toasts(page)).hasCount(0);
    }

    @Test
    void theBellThatIsOpenIsEnough() {
        follower("elsa");
        var page = open(signedIn("elsa"), "/");
        bell(page).click();
        story("First");
        assertThat(page.locator("#bell-panel .notification")).hasCount(1);
        assertThat(toasts(page)).hasCount(0);
    }

    @Test
    void unfollowingIsUndoneWithWhatTheTopicBrought() {
        follower("enid");
        story("First");
        var page = open(signedIn("enid"), "/topics/news");
        assertThat(page.locator("main .number[data-topic]")).hasText("1");
        button(page, "Following news").click();
        assertThat(page.locator("#main .banner")).containsText("You no longer follow");
        assertThatInboxCounts(page, 0);
        button(page, "Undo").click();
        assertThat(button(page, "Following news")).isVisible();
        assertThatInboxCounts(page, 1);
        page.getByText("Unread in my inbox").click();
        assertThat(items(page)).hasCount(1);
        assertThat(button(page, "Mark this one read")).isVisible();
        story("Second");
        button(page, "Mark these 2 read").click();
        assertThat(button(page, Pattern.compile("Mark these.*read"))).hasCount(0);
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
