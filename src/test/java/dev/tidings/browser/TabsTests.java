package dev.tidings.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import dev.tidings.support.Wire;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Our own pages in several tabs of one browser. */
class TabsTests extends PageTests {

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
    void allPagesOfABrowserShareOneStreamAndShowTheSame() {
        var browser = browserOf("abe");
        var pages = List.of(open(browser, "/"), open(browser, "/inbox?filter=done"), open(browser, "/topics/news"));
        ClientTests.await(wire::streams, 1);
        tell("user:abe", "For me");
        tell("everyone", "For all");
        for (var page : pages) {
            assertThatBellCounts(page, 2);
            assertThatInboxCounts(page, 2);
            assertThat(toasts(page)).hasCount(2);
        }
        ClientTests.await(wire::streams, 1);
    }

    @Test
    void whatOnlyAnotherTabAskedForNeitherToastsNorCounts() {
        var browser = browserOf("bea");
        var home = open(browser, "/");
        var topic = open(browser, "/topics/releases");
        ClientTests.await(wire::streams, 1);
        var story = tell("topic:releases", "Release 7");
        assertThat(button(topic, "1 new story")).isVisible();
        tell("user:bea", "Afterwards");
        for (var page : List.of(home, topic)) {
            assertThat(toasts(page)).hasText("Afterwards");
            assertThatBellCounts(page, 1);
            assertThatInboxCounts(page, 1);
        }
        assertThat(home.locator("[data-event='" + story + "'].toast")).hasCount(0);
        assertThat(home.locator("live-wall .pill")).isHidden();
    }

    @Test
    void thePagesGoOnWhenTheFirstOfThemCloses() {
        var browser = browserOf("cal");
        var first = open(browser, "/");
        var second = open(browser, "/");
        var third = open(browser, "/inbox?filter=done");
        mark(second);
        mark(third);
        tell("user:cal", "One");
        assertThatBellCounts(third, 1);
        first.close();
        tell("user:cal", "Two");
        for (var page : List.of(second, third)) {
            assertThatBellCounts(page, 2);
            assertThat(toasts(page)).hasText(new String[] {"One", "Two"});
            assertThat(page.locator(".link-line")).isHidden();
            assertThatItWasNotReloaded(page);
        }
        ClientTests.await(wire::streams, 1);
    }

    @Test
    void aPageOfWhatIsGoneGoesOnWithTheRest() {
        var id = post("dee", "Short-lived");
        var browser = browserOf("dee");
        var page = open(browser, "/posts/" + id);
        mark(page);
        var other = open(browser, "/posts/" + id);
        button(other, "Delete").first().click();
        other.locator("[popover]:popover-open button[type=submit]").click();
        assertThat(other).hasTitle("Home · Tidings");
        awaitLive(other);
        ClientTests.await(wire::streams, 1);
        tell("user:dee", "Still here");
        for (var each : List.of(page, other)) {
            assertThat(toasts(each)).hasText("Still here");
            assertThat(each.locator(".link-line")).isHidden();
        }
        assertThatItWasNotReloaded(page);
    }

    @Test
    void whoSignsInAfterSomebodyElseHearsNothingOfThem() {
        var browser = browserOf("eve");
        var left = open(browser, "/inbox");
        var page = open(browser, "/");
        button(page, "Sign out").click();
        account("fay");
        signIn(page, "fay", PASSWORD);
        awaitLive(page);
        tell("user:eve", "For Eve");
        tell("user:fay", "For Fay");
        assertThat(toasts(page)).hasText("For Fay");
        assertThat(toasts(left)).hasCount(0);
        assertThat(left.locator(".link-line")).containsText("You are signed out");
    }

    private BrowserContext browserOf(String name) {
        return signedIn(name, new Browser.NewContextOptions().setBaseURL(wire.url()));
    }
}
