package dev.tidings.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import dev.tidings.account.Accounts;
import dev.tidings.account.People;
import dev.tidings.social.Wall;
import dev.tidings.support.Api;
import dev.tidings.support.Server;
import dev.tidings.support.Tokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;

/** A server, people in front of their browsers, and what they look at. No page may complain in its console. */
@ExtendWith(Chromium.class)
abstract class PageTests {

    /** As the demo's. */
    static final String PASSWORD = "tidings";

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]* value=\"([^\"]+)\"");

    static Server server;
    static Browser browser;

    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void start(Browser running) {
        setDefaultAssertionTimeout(Duration.ofSeconds(15).toMillis());
        browser = running;
        server = Server.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void leave() {
        contexts.forEach(BrowserContext::close);
        Assertions.assertThat(complaints).isEmpty();
    }

    BrowserContext visitor(Browser.NewContextOptions options) {
        var context = browser.newContext(options);
        context.setDefaultTimeout(Duration.ofSeconds(15).toMillis());
        context.onWebError(error -> complaints.add(error.error()));
        context.onConsoleMessage(this::listen);
        contexts.add(context);
        return context;
    }

    /** A status that the page shows anyway is none. */
    private void listen(ConsoleMessage message) {
        if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
            complaints.add(message.text());
        }
    }

    /** What a page was meant to complain of. */
    void forgive(String words) {
        complaints.removeIf(complaint -> complaint.contains(words));
    }

    BrowserContext visitor() {
        return visitor(new Browser.NewContextOptions().setBaseURL(server.url()));
    }

    /** Somebody with an account, signed in as by the form. */
    BrowserContext signedIn(String name, Browser.NewContextOptions options) {
        account(name);
        var context = visitor(options);
        var form = TOKEN.matcher(context.request().get("/login").text());
        Assertions.assertThat(form.find()).isTrue();
        var sent = FormData.create()
                .set("_csrf", form.group(1))
                .set("username", name)
                .set("password", PASSWORD);
        var home = context.request().post("/login", RequestOptions.create().setForm(sent));
        Assertions.assertThat(home.text()).contains("data-me=\"" + name + "\"");
        return context;
    }

    BrowserContext signedIn(String name) {
        return signedIn(name, new Browser.NewContextOptions().setBaseURL(server.url()));
    }

    /** In any language. */
    static void signIn(Page page, String name, String password) {
        page.locator("[name=username]").fill(name);
        page.locator("[name=password]").fill(password);
        page.locator("form [type=submit]").click();
    }

    static void account(String name) {
        if (!server.bean(People.class).exists(name)) {
            server.bean(Accounts.class).create(name, PASSWORD, false);
        }
    }

    /** A page that listens. */
    static Page open(BrowserContext context, String path) {
        var page = context.newPage();
        page.navigate(path);
        awaitLive(page);
        return page;
    }

    /** A page that listens behind others, so that nobody looks at it. */
    static Page openBehind(BrowserContext context, String path) {
        var page = context.newPage();
        page.addInitScript("Object.defineProperty(document, 'hidden', { get: () => !window.inFront })");
        page.navigate(path);
        awaitLive(page);
        return page;
    }

    static void bringToFront(Page page) {
        page.evaluate("window.inFront = true; document.dispatchEvent(new Event('visibilitychange'))");
    }

    static void awaitLive(Page page) {
        assertThat(page.locator(".rail link-state")).hasAttribute("data-state", "live");
    }

    /** Forgotten by a reload. */
    static void mark(Page page) {
        page.evaluate("window.marked = true");
    }

    static void assertThatItWasNotReloaded(Page page) {
        Assertions.assertThat(page.evaluate("window.marked")).isEqualTo(true);
    }

    static long post(String author, String text) {
        account(author);
        return server.bean(Wall.class).post(author, text);
    }

    static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    static Locator button(Page page, Pattern name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    static Locator bell(Page page) {
        return page.locator("button.bell");
    }

    static Locator toasts(Page page) {
        return page.locator("toast-rack .toast");
    }

    /** What the bell says to who cannot see it, and what its badge shows. */
    static void assertThatBellCounts(Page page, int unseen) {
        assertThat(bell(page)).hasAccessibleName(unseen == 0 ? "Notifications" : "Notifications, " + unseen + " new");
        var badge = bell(page).locator("[data-badge]");
        if (unseen == 0) {
            assertThat(badge).isHidden();
        } else {
            assertThat(badge).hasText(String.valueOf(unseen));
        }
    }

    static void assertThatInboxCounts(Page page, int unread) {
        var badge = page.locator(".rail [data-badge=unread]");
        if (unread == 0) {
            assertThat(badge).isHidden();
        } else {
            assertThat(badge.locator("[data-number]")).hasText(String.valueOf(unread));
        }
    }

    /** The API as this person calls it. */
    static Api as(String name) {
        return new Api(server.url(), Tokens.of(name));
    }

    static long tell(String to, String title) {
        return server.api().published("""
                {"type":"note","to":["%s"],"title":"%s","url":"/topics"}""".formatted(to, title));
    }
}
