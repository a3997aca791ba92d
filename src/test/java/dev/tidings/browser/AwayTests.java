package dev.tidings.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.tidings.support.Wire;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Away and back: exactly what was missed, once, in one line. */
class AwayTests extends PageTests {

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
    void aCutConnectionBringsWhatWasMissedInOneLine() {
        var browser = throughTheWire("gil");
        var home = open(browser, "/");
        var inbox = openBehind(browser, "/inbox");
        mark(home);
        mark(inbox);
        tell("user:gil", "Before");
        assertThat(toasts(home)).hasText("Before");
        button(home, "Dismiss").click();

        wire.cut();
        assertThat(home.locator(".link-line")).containsText("Connecting again");
        tellFive("gil");
        wire.mend();

        assertThat(toasts(home)).containsText("5 while you were away");
        assertThat(toasts(home)).hasCount(1);
        assertThatTheFiveCameOnce(home, inbox);
    }

    @Test
    void aBrowserThatWasOfflineBringsWhatWasMissedInOneLine() {
        var browser = throughTheWire("hal");
        var home = open(browser, "/");
        var inbox = openBehind(browser, "/inbox");
        mark(home);
        mark(inbox);
        tell("user:hal", "Before");
        assertThat(toasts(home)).hasText("Before");
        button(home, "Dismiss").click();

        wire.cut();
        browser.setOffline(true);
        assertThat(home.locator(".link-line")).containsText("You are offline since");
        tellFive("hal");
        wire.mend();
        browser.setOffline(false);

        assertThat(toasts(home)).containsText("5 while you were away");
        assertThat(toasts(home)).hasCount(1);
        assertThatTheFiveCameOnce(home, inbox);
        assertThat(home.locator(".link-line")).isHidden();
    }

    @Test
    void whatWasMissedIsCountedAsTheBellCountsIt() {
        var home = open(throughTheWire("jan"), "/");
        wire.cut();
        for (var actor : List.of("ann", "bo", "cy")) {
            server.api().published("""
                    {"type":"like","to":["user:jan"],"actor":"%s","object":{"type":"post","id":"7","title":"First light"}}""".formatted(actor));
        }
        tell("user:jan", "Another");
        wire.mend();
        assertThat(toasts(home)).containsText("2 while you were away");
        assertThatBellCounts(home, 2);
    }

    @Test
    void whatComesAfterTheReturnIsToastedAgain() {
        var home = open(throughTheWire("ida"), "/");
        wire.cut();
        tellFive("ida");
        wire.mend();
        assertThat(toasts(home)).containsText("5 while you were away");
        tell("user:ida", "Now");
        assertThat(toasts(home).filter(new Locator.FilterOptions().setHasText("Now")))
                .hasCount(1);
        assertThatBellCounts(home, 6);
    }

    private BrowserContext throughTheWire(String name) {
        return signedIn(name, new Browser.NewContextOptions().setBaseURL(wire.url()));
    }

    private static void tellFive(String name) {
        IntStream.rangeClosed(1, 5).forEach(n -> tell("user:" + name, "Missed " + n));
    }

    private static void assertThatTheFiveCameOnce(Page home, Page inbox) {
        var missed = new String[] {"Missed 5", "Missed 4", "Missed 3", "Missed 2", "Missed 1", "Before"};
        assertThatBellCounts(home, 6);
        assertThatInboxCounts(home, 6);
        assertThat(inbox.locator("inbox-list .notification-title [data-by]")).hasText(missed);
        bell(home).click();
        assertThat(home.locator("#bell-panel .notification-title [data-by]")).hasText(missed);
        assertThatBellCounts(inbox, 0);
        assertThatItWasNotReloaded(home);
        assertThatItWasNotReloaded(inbox);
    }
}
