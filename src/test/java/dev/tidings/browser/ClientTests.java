package dev.tidings.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.tidings.support.Server;
import dev.tidings.support.Wire;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Tabs without a page of ours in them, in which nothing but {@code tidings.js} runs. */
abstract class ClientTests extends PageTests {

    /** Milliseconds: less than the client's own, so that nobody waits for it here. */
    static final int SILENCE = 5_000;

    /** Something that has no script of its own. */
    private static final String BARE = "/favicon.svg";

    private static final String LISTEN = """
            async (options) => {
              const { Tidings } = await import("/js/tidings.js");
              window.heard = [];
              window.said = [];
              window.tokens = options.renewed ?? [];
              if (options.renewed) options.renew = async () => window.tokens.shift() ?? false;
              window.tidings = new Tidings(options);
              window.tidings.addEventListener("event", ({ detail }) => window.heard.push(detail.title));
              for (const name of ["ready", "state", "bye", "link", "leader"]) {
                window.tidings.addEventListener(name, ({ detail }) => window.said.push({ name, detail }));
              }
              window.tidings.open();
            }""";

    Wire wire;

    @BeforeAll
    static void beatFast() {
        server.close();
        server = Server.start("tidings.stream.heartbeat=1s");
    }

    @BeforeEach
    void lay() {
        wire = Wire.to(server);
    }

    @AfterEach
    void takeUp() {
        wire.close();
    }

    BrowserContext browserOf(String name) {
        return signedIn(name, new Browser.NewContextOptions().setBaseURL(wire.url()));
    }

    BrowserContext stranger() {
        return visitor(new Browser.NewContextOptions().setBaseURL(wire.url()));
    }

    static Page bare(BrowserContext browser) {
        var page = browser.newPage();
        page.navigate(BARE);
        return page;
    }

    static Page listen(Page page, Map<String, ?> options) {
        var all = new java.util.HashMap<String, Object>(Map.of("silence", SILENCE));
        all.putAll(options);
        page.evaluate(LISTEN, all);
        return page;
    }

    /** A tab that is live. */
    static Page tab(BrowserContext browser, Map<String, ?> options) {
        return awaitLink(listen(bare(browser), options), "live");
    }

    static Page tab(BrowserContext browser, String person) {
        return tab(browser, Map.of("person", person));
    }

    static Page awaitLink(Page page, String state) {
        page.waitForFunction("state => window.tidings.link.state === state", state, patiently());
        return page;
    }

    static Page.WaitForFunctionOptions patiently() {
        return new Page.WaitForFunctionOptions().setTimeout(30_000);
    }

    static boolean leads(Page page) {
        return (boolean) page.evaluate("window.tidings.leader");
    }

    static Page leaderOf(List<Page> tabs) {
        return only(tabs.stream().filter(ClientTests::leads).toList());
    }

    static List<Page> followersOf(List<Page> tabs) {
        return tabs.stream().filter(page -> !leads(page)).toList();
    }

    private static Page only(List<Page> pages) {
        Assertions.assertThat(pages).hasSize(1);
        return pages.getFirst();
    }

    static void awaitHeard(Page page, String title) {
        page.waitForFunction("title => window.heard.includes(title)", title, patiently());
    }

    /** In this order, each once, and nothing else. */
    static void assertThatItHeard(Page page, List<String> titles) {
        awaitHeard(page, titles.getLast());
        Assertions.assertThat(page.evaluate("window.heard")).isEqualTo(titles);
    }

    void awaitStreams(int count) {
        await(wire::streams, count);
    }

    static <T> void await(Supplier<T> actual, T wanted) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> Assertions.assertThat(actual.get()).isEqualTo(wanted));
    }
}
