package dev.tidings.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One person before several screens: two tabs of one browser, and another browser. */
class ManyScreensTests extends PageTests {

    @Test
    void openingTheBellOnOneClearsItOnAll() {
        var screens = screens("ben", "/", "/", "/topics");
        tell("user:ben", "One");
        tell("user:ben", "Two");
        tell("everyone", "For all of you");
        screens.forEach(page -> {
            assertThatBellCounts(page, 3);
            assertThatInboxCounts(page, 3);
        });

        bell(screens.getFirst()).click();
        assertThat(screens.getFirst().locator("#bell-panel [data-part=new] .notification"))
                .hasCount(3);
        screens.forEach(page -> {
            assertThatBellCounts(page, 0);
            assertThatInboxCounts(page, 3);
        });
        assertThat(screens.getLast()).hasTitle("Topics · Tidings");
    }

    @Test
    void lookingAtTheInboxClearsTheBellOnAllAndKeepsWhatIsNewMarked() {
        account("bea");
        tell("user:bea", "One");
        var elsewhere = open(signedIn("bea"), "/");
        var behind = openBehind(signedIn("bea"), "/inbox");
        assertThatBellCounts(elsewhere, 1);
        assertThatBellCounts(behind, 1);

        bringToFront(behind);
        for (var page : List.of(elsewhere, behind)) {
            assertThatBellCounts(page, 0);
            assertThatInboxCounts(page, 1);
        }
        tell("user:bea", "Two");
        tell("everyone", "Three");
        for (var page : List.of(elsewhere, behind)) {
            assertThatInboxCounts(page, 3);
            assertThatBellCounts(page, 0);
        }
        assertThat(behind.locator("inbox-list [data-state=unseen]")).hasCount(3);
        var again = open(signedIn("bea"), "/inbox");
        assertThat(again.locator("inbox-list [data-state=unread]")).hasCount(3);
    }

    @Test
    void theBellAndTheInboxShowTheSameDots() {
        account("bo");
        tell("user:bo", "One");
        tell("everyone", "Two");
        var page = open(signedIn("bo"), "/inbox");
        assertThatBellCounts(page, 0);
        assertThatDotsAre(page, "Two unseen, One unseen");
        tell("user:bo", "Three");
        assertThatDotsAre(page, "Three unseen, Two unseen, One unseen");
        bell(page).click();
        assertThat(page.locator("#bell-panel [data-part=new] .notification")).hasCount(3);
        tell("everyone", "Four");
        var elsewhere = open(signedIn("bo"), "/inbox");
        item(elsewhere, "Two").getByLabel("Mark read").click();
        assertThatDotsAre(page, "Four unseen, Three unseen, Two read, One unseen");
        item(elsewhere, "Two").getByLabel("Mark unread").click();
        assertThatDotsAre(page, "Four unseen, Three unseen, Two unread, One unseen");
        page.keyboard().press("Escape");
        assertThatDotsAre(page, "Four unseen, Three unseen, Two unread, One unseen");
        assertThatDotsAre(elsewhere, "Four unread, Three unread, Two unread, One unread");
    }

    @Test
    void whatTheBellHasShownIsNoLongerNewOnceItIsClosed() {
        account("bob-b");
        tell("user:bob-b", "One");
        var page = open(signedIn("bob-b"), "/inbox?filter=done");
        assertThatBellCounts(page, 1);
        bell(page).click();
        assertThatBellCounts(page, 0);
        var dot = page.locator("#bell-panel .notification");
        assertThat(dot).hasAttribute("data-state", "unseen");
        page.keyboard().press("Escape");
        assertThat(dot).hasAttribute("data-state", "unread");
        assertThat(page.locator("#bell-panel [data-part=earlier] .notification"))
                .hasCount(1);
    }

    /** For the server it was seen at once; here it stays new while somebody may still look. */
    @Test
    void aLookEndsAMinuteAfterItsTabWasLeft() {
        var page = signedIn("una").newPage();
        page.clock().install();
        page.addInitScript("Object.defineProperty(document, 'hidden', { get: () => window.behind ?? false })");
        page.navigate("/inbox");
        awaitLive(page);
        tell("user:una", "One");
        var dot = item(page, "One");
        assertThat(dot).hasAttribute("data-state", "unseen");
        assertThatBellCounts(page, 0);
        page.evaluate("window.behind = true; document.dispatchEvent(new Event('visibilitychange'))");
        page.clock().fastForward(30_000);
        assertThat(dot).hasAttribute("data-state", "unseen");
        page.clock().fastForward(31_000);
        assertThat(dot).hasAttribute("data-state", "unread");
    }

    /** In both lists, newest first. */
    private static void assertThatDotsAre(Page page, String dots) {
        page.waitForFunction("""
                dots => ["#bell-panel", "inbox-list"].every((list) =>
                  [...document.querySelectorAll(`${list} .notification`)]
                    .sort((one, other) => other.dataset.event - one.dataset.event)
                    .map((item) => `${item.querySelector("[data-by]").textContent} ${item.dataset.state}`)
                    .join(", ") === dots)
                """, dots);
    }

    @Test
    void openingTheInboxClearsTheBellAndWhatIsDoneDoesNot() {
        account("bill");
        tell("user:bill", "One");
        var done = open(signedIn("bill"), "/inbox?filter=done");
        assertThatBellCounts(done, 1);
        open(signedIn("bill"), "/inbox");
        assertThatBellCounts(done, 0);
        assertThatInboxCounts(done, 1);
    }

    @Test
    void anUnknownFilterShowsAll() {
        account("bert");
        tell("user:bert", "One");
        var page = open(signedIn("bert"), "/inbox?filter=wat");
        assertThat(page.locator(".filters [aria-current]")).hasText("All");
        assertThat(item(page, "One")).hasCount(1);
    }

    @Test
    void whatIsReadOrDoneOnOneIsSoOnAll() {
        account("dora");
        tell("user:dora", "One");
        tell("user:dora", "Two");
        tell("user:dora", "Three");
        var screens = screens("dora", "/inbox", "/inbox", "/inbox");
        var first = screens.getFirst();

        item(first, "One").getByLabel("Mark read").click();
        screens.forEach(page -> {
            assertThat(item(page, "One")).hasAttribute("data-state", "read");
            assertThatInboxCounts(page, 2);
        });

        item(first, "Two").getByLabel("Done").click();
        screens.forEach(page -> {
            assertThat(item(page, "Two")).hasCount(0);
            assertThatInboxCounts(page, 1);
        });

        button(screens.get(1), "Mark all 1 read").click();
        screens.forEach(page -> {
            assertThat(item(page, "Three")).hasAttribute("data-state", "read");
            assertThatInboxCounts(page, 0);
            assertThatBellCounts(page, 0);
        });

        item(screens.getLast(), "One").getByLabel("Mark unread").click();
        screens.forEach(page -> {
            assertThat(item(page, "One")).hasAttribute("data-state", "unread");
            assertThatInboxCounts(page, 1);
        });
    }

    @Test
    void whatWasDoneIsUndoneByOneClick() {
        account("eli");
        tell("user:eli", "One");
        var screens = screens("eli", "/inbox", "/inbox", "/inbox?filter=done");
        item(screens.getFirst(), "One").getByLabel("Done").click();
        assertThat(item(screens.get(2), "One")).hasCount(1);
        assertThat(screens.get(1).getByText("You are up to date.").first()).isVisible();

        button(screens.getFirst(), "Undo").click();
        assertThat(item(screens.getFirst(), "One")).hasCount(1);
        assertThat(item(screens.get(1), "One")).hasCount(1);
        assertThat(item(screens.get(2), "One")).hasCount(0);
    }

    @Test
    void signingOutInOneTabEndsTheOthersOfThatBrowser() {
        var screens = screens("fay", "/", "/inbox", "/");
        button(screens.getFirst(), "Sign out").click();
        assertThat(screens.getFirst()).hasTitle("Sign in · Tidings");

        var said = screens.get(1).locator(".link-line");
        assertThat(said).containsText("You are signed out");
        assertThat(said.locator("a")).hasAttribute("href", "/login");
        awaitLive(screens.getLast());
    }

    private List<Page> screens(String name, String first, String second, String elsewhere) {
        var browser = signedIn(name);
        return List.of(open(browser, first), open(browser, second), open(signedIn(name), elsewhere));
    }

    private static Locator item(Page page, String title) {
        return page.locator("inbox-list .notification").filter(new Locator.FilterOptions().setHasText(title));
    }
}
