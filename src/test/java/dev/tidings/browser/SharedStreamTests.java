package dev.tidings.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** All tabs of a browser share one stream, and each hears everything once and in order, whatever happens to the others. */
class SharedStreamTests extends ClientTests {

    private final List<String> told = new ArrayList<>();

    @Test
    void threeTabsHaveOneStream() {
        var tabs = threeTabs("ann");
        tell(10, "ann");
        tabs.forEach(this::assertThatItHeardAll);
        assertThat(wire.streams()).isOne();
        assertThat(followersOf(tabs)).hasSize(2);
    }

    @Test
    void whenTheLeaderClosesAnotherTabGoesOn() {
        var tabs = threeTabs("ben");
        tell(3, "ben");
        var leader = leaderOf(tabs);
        var others = followersOf(tabs);
        assertThatItHeardAll(leader);
        leader.close();
        tell(20, "ben");
        others.forEach(this::assertThatItHeardAll);
        leaderOf(others);
        awaitStreams(1);
    }

    @Test
    void whenTheLeaderNavigatesAwayAndBackNothingIsLostElsewhere() {
        var tabs = threeTabs("bea");
        var leader = leaderOf(tabs);
        var others = followersOf(tabs);
        tell(2, "bea");
        leader.navigate("/css/index.css");
        tell(5, "bea");
        others.forEach(this::assertThatItHeardAll);
        leader.goBack();
        awaitStreams(1);
    }

    @Test
    void whenTheLeaderCrashesAnotherTabGoesOn() {
        var tabs = threeTabs("cat");
        var leader = leaderOf(tabs);
        var others = followersOf(tabs);
        tell(3, "cat");
        crash(leader);
        tell(20, "cat");
        others.forEach(this::assertThatItHeardAll);
        leaderOf(others);
        awaitStreams(1);
    }

    @Test
    void aBrowserThatWasOfflineMissesNothing() {
        var browser = browserOf("fay");
        var tabs = threeTabs(browser, "fay");
        tell(2, "fay");
        tabs.forEach(this::assertThatItHeardAll);
        wire.cut();
        browser.setOffline(true);
        tabs.forEach(page -> awaitLink(page, "offline"));
        tell(10, "fay");
        wire.mend();
        browser.setOffline(false);
        tabs.forEach(page -> awaitLink(page, "live"));
        tabs.forEach(this::assertThatItHeardAll);
        awaitStreams(1);
    }

    @Test
    void aCutLineIsMendedForAll() {
        var tabs = threeTabs("gus");
        tell(2, "gus");
        tabs.forEach(this::assertThatItHeardAll);
        wire.cut();
        tabs.forEach(page -> awaitLink(page, "reconnecting"));
        tell(10, "gus");
        wire.mend();
        tabs.forEach(page -> awaitLink(page, "live"));
        tabs.forEach(this::assertThatItHeardAll);
    }

    @Test
    void aTabOpenedLaterFromAnOlderPageCatchesUpWithTheOthers() {
        var browser = browserOf("hal");
        var first = tab(browser, "hal");
        var snapshot = tell("user:hal", "Before");
        awaitHeard(first, "Before");
        // More than one page of what is asked for.
        tell(600, "hal");
        awaitHeard(first, told.getLast());
        var second = tab(browser, Map.of("person", "hal", "after", String.valueOf(snapshot)));
        tell(3, "hal");
        assertThatItHeardAll(second);
        assertThat(leads(second)).isFalse();
        assertThat(wire.streams()).isOne();
        assertThat(second.evaluate("window.tidings.cursor")).isEqualTo(first.evaluate("window.tidings.cursor"));
    }

    @Test
    void theLeaderAsksForWhatAllTabsNeed() {
        var browser = browserOf("ida");
        var plain = tab(browser, Map.of("person", "ida", "types", List.of("news")));
        var snapshot = tell("topic:releases", "Before");
        var releases = tab(
                browser, Map.of("person", "ida", "topics", List.of("releases"), "after", String.valueOf(snapshot - 1)));
        assertThat(leads(plain)).isTrue();
        tell("topic:releases", "Seven");
        assertThatItHeard(releases, List.of("Before", "Seven"));
        awaitStreams(1);
        server.api().published("""
                {"type":"news","to":["topic:releases"],"title":"Eight"}""");
        assertThatItHeard(releases, List.of("Before", "Seven", "Eight"));
        // Whatever the others need, a tab's own types hold.
        assertThatItHeard(plain, List.of("Eight"));
    }

    @Test
    void whatATabAsksForInVainCostsTheOthersNothing() {
        var browser = browserOf("jan");
        var tab = tab(browser, "jan");
        var refused = awaitLink(listen(bare(browser), Map.of("person", "jan", "topics", "no-such")), "refused");
        assertThat(refused.evaluate("window.tidings.link.problem.status")).isEqualTo(404);
        awaitLink(tab, "live");
        tell(2, "jan");
        assertThatItHeardAll(tab);
        var alone = awaitLink(listen(bare(browserOf("jan")), Map.of("topics", "no-such")), "refused");
        assertThat((String) alone.evaluate("window.tidings.link.reason")).contains("no-such");
    }

    @Test
    void whoJoinsHearsTheCountsThatHoldNow() {
        var browser = browserOf("kai");
        var first = tab(browser, "kai");
        tell("user:kai", "One");
        tell("everyone", "Two");
        awaitHeard(first, "Two");
        first.waitForFunction("() => window.said.some(({ name, detail }) => name === 'state' && detail.unseen > 0)");
        var second = tab(browser, "kai");
        assertThat(second.evaluate("window.said.find(({ name }) => name === 'ready').detail.unseen"))
                .isEqualTo(2);
    }

    @Test
    void whoSignsInAfterwardsHasAStreamOfTheirOwn() {
        var browser = browserOf("lea");
        var lea = tab(browser, "lea");
        var page = browser.newPage();
        page.navigate("/settings");
        button(page, "Sign out").first().click();
        awaitLink(lea, "out");
        signIn(page, "bob", PASSWORD);
        page.close();
        var bob = tab(browser, "bob");
        tell("user:lea", "For Lea");
        tell("user:bob", "For Bob");
        assertThatItHeard(bob, List.of("For Bob"));
        assertThat(lea.evaluate("window.heard")).isEqualTo(List.of());
        assertThat(leads(bob)).isTrue();
    }

    @Test
    void signingOutReachesAllTabs() {
        var browser = browserOf("mia");
        var tabs = threeTabs(browser, "mia");
        var page = browser.newPage();
        page.navigate("/settings");
        button(page, "Sign out").first().click();
        tabs.forEach(tab -> awaitLink(tab, "out"));
        tabs.forEach(
                tab -> assertThat(tab.evaluate("window.tidings.link.reason")).isEqualTo("signed-out"));
        awaitStreams(0);
    }

    @Test
    void withoutLocksEachTabHasItsOwnStream() {
        var browser = browserOf("ned");
        browser.addInitScript("Object.defineProperty(navigator, 'locks', { value: undefined })");
        var tabs = threeTabs(browser, "ned");
        tell(5, "ned");
        tabs.forEach(this::assertThatItHeardAll);
        assertThat(wire.streams()).isEqualTo(3);
        assertThat(tabs).allMatch(ClientTests::leads);
    }

    @Test
    void whereNothingIsToBeSharedEachTabHasItsOwnStream() {
        var browser = browserOf("ora");
        tab(browser, Map.of("person", "ora", "share", false));
        tab(browser, Map.of());
        assertThat(wire.streams()).isEqualTo(2);
    }

    private List<Page> threeTabs(String name) {
        return threeTabs(browserOf(name), name);
    }

    private List<Page> threeTabs(BrowserContext browser, String name) {
        return List.of(tab(browser, name), tab(browser, name), tab(browser, name));
    }

    private void tell(int count, String name) {
        IntStream.range(0, count).forEach(n -> {
            var title = "No. " + (told.size() + 1);
            tell("user:" + name, title);
            told.add(title);
        });
    }

    private void assertThatItHeardAll(Page page) {
        assertThatItHeard(page, told);
    }

    /** The browser says that nothing came of it, which is true. */
    private static void crash(Page page) {
        Assertions.assertThatExceptionOfType(PlaywrightException.class)
                .isThrownBy(() -> page.navigate("chrome://crash"))
                .withMessageContaining("crash");
    }
}
