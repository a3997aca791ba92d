package dev.tidings.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An admin looks whether streams come through. */
class ConnectionPageTests extends PageTests {

    @Test
    void allIsWellWhereNothingIsInBetween() {
        var page = open(signedIn("admin"), "/admin/accounts");
        page.locator(".rail").getByText("Connection").click();
        assertThatAllIsWell(page);
        assertThat(page.locator(".beats [data-beat]")).hasCount(10);
        assertThat(page.locator("[data-fact=first]")).hasText(Pattern.compile("after [0-9.]+ s"));
        assertThat(page.locator("[data-fact=protocol]")).containsText("HTTP/1.1");
        assertThat(page.locator("[data-fact=clock]")).containsText("the server's");
        assertThat(page.getByText("tidings.proxies.trusted")).hasCount(0);

        button(page, "Try again").click();
        assertThat(page.locator("[data-title]")).hasText("Listening for five seconds");
        assertThatAllIsWell(page);
    }

    @Test
    void anAnswerThatIsNoStreamIsSaidToBeNone() {
        var page = signedIn("admin").newPage();
        page.route(
                "**/admin/connection/probe*",
                route -> route.fulfill(new com.microsoft.playwright.Route.FulfillOptions()
                        .setStatus(200)
                        .setContentType("text/html")
                        .setBody("Sign in to the guest network")));
        page.navigate("/admin/connection");
        assertThat(page.locator("[data-verdict=danger]")).containsText("What came is “text/html”");
    }

    @Test
    void aRefusalIsSaidWithItsStatus() {
        var page = signedIn("admin").newPage();
        page.route(
                "**/admin/connection/probe*",
                route -> route.fulfill(new com.microsoft.playwright.Route.FulfillOptions().setStatus(504)));
        page.navigate("/admin/connection");
        assertThat(page.locator("[data-verdict=danger]")).containsText("The answer was 504");
    }

    @Test
    void whatTheServerSeesNeedsNoScript() {
        var context = signedIn(
                "admin",
                new Browser.NewContextOptions().setBaseURL(server.url()).setJavaScriptEnabled(false));
        var page = context.newPage();
        page.navigate("/admin/connection");
        assertThat(page.locator("[aria-labelledby=server]")).containsText(Pattern.compile("127\\.0\\.0\\.1|::1"));
        assertThat(page.locator("[aria-labelledby=server]")).containsText(server.url());
        assertThat(page.getByText("measured by a script")).isVisible();
        assertThat(page.locator("[data-verdict]")).isHidden();
    }

    @Test
    void aProxyThatIsNotTrustedIsNamedWithoutScriptToo() {
        var context = signedIn(
                "admin",
                new Browser.NewContextOptions()
                        .setBaseURL(server.url())
                        .setJavaScriptEnabled(false)
                        .setExtraHTTPHeaders(java.util.Map.of("X-Forwarded-For", "203.0.113.7")));
        var page = context.newPage();
        page.navigate("/admin/connection");
        assertThat(page.locator(".banner-danger"))
                .containsText(Pattern.compile("tidings\\.proxies\\.trusted=(127\\.0\\.0\\.1|::1)"));
        assertThat(page.locator(".banner-danger")).containsText("X-Forwarded-For");
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsWrongWithThePage(Look look) {
        var gallery = new Gallery(look);
        var page = open(signedIn("admin", look.options(server.url())), "/admin/connection");
        gallery.show(page, "admin-connection-listening");
        assertThatAllIsWell(page);
        gallery.show(page, "admin-connection");

        var proxied =
                look.options(server.url()).setExtraHTTPHeaders(java.util.Map.of("X-Forwarded-For", "203.0.113.7"));
        var refused = signedIn("admin", proxied).newPage();
        refused.route(
                "**/admin/connection/probe*",
                route -> route.fulfill(new com.microsoft.playwright.Route.FulfillOptions().setStatus(504)));
        refused.navigate("/admin/connection");
        refused.locator("[data-verdict=danger]").waitFor();
        awaitLive(refused);
        gallery.show(refused, "admin-connection-bad");
        gallery.assertThatNothingIsWrong();
    }

    private static void assertThatAllIsWell(Page page) {
        assertThat(page.locator("[data-verdict=good]")).containsText("All is well");
    }
}
