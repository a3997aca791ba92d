package dev.tidings.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import dev.tidings.support.Databases;
import dev.tidings.support.Needs;
import dev.tidings.support.ReverseProxy;
import dev.tidings.support.Server;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A browser, the real nginx, and Tidings. */
@Needs("nginx")
class BehindNginxTests extends PageTests {

    private static final String TRUSTED = "tidings.proxies.trusted=127.0.0.1";

    @TempDir
    Path directory;

    @Test
    void allIsWellWithTheDocumentedConfiguration() throws Exception {
        try (var trusting = Server.start(TRUSTED);
                var proxy = ReverseProxy.nginx(directory, trusting.port())) {
            var page = admin(proxy, "/admin/connection");
            assertThat(page.locator("[data-verdict=good]")).containsText("All is well");
            assertThat(page.locator("[data-fact=protocol]")).hasText("HTTP/2");
            assertThat(page.locator("[aria-labelledby=server]")).containsText(proxy.url());
            assertThat(page.locator("[aria-labelledby=server] .tag-good")).hasText("trusted proxy");
        }
    }

    @Test
    void whatCollectsTheStreamIsNamed() throws Exception {
        try (var trusting = Server.start(TRUSTED);
                var proxy = ReverseProxy.nginx(
                        directory,
                        trusting.port(),
                        "proxy_buffering off;\n        proxy_cache off;\n        gzip off;",
                        "proxy_ignore_headers X-Accel-Buffering; gzip on; gzip_types text/event-stream;")) {
            var page = admin(proxy, "/admin/connection");
            assertThat(page.locator("[data-verdict=danger]"))
                    .containsText(java.util.regex.Pattern.compile(
                            "collects the answer for about \\d s: turn buffering and compression off"));
            assertThat(page.locator(".beats [data-beat=late]").first()).isVisible();
        }
    }

    @Test
    void aServerThatDoesNotTrustItsProxyIsToldSo() throws Exception {
        try (var proxy = ReverseProxy.nginx(directory, server.port())) {
            var page = admin(proxy, "/admin/connection");
            assertThat(page.locator(".banner-danger").first()).containsText("tidings.proxies.trusted=127.0.0.1");
            assertThat(page.locator("[data-verdict=danger]")).containsText("takes it for http://localhost");
        }
    }

    @Test
    void aNativeEventSourceSurvivesARestartOfTidings() throws Exception {
        var database = Databases.H2.fresh();
        var first = Server.on(0, database, TRUSTED);
        var port = first.port();
        try (var proxy = ReverseProxy.nginx(directory, port)) {
            var page = admin(proxy, "/settings");
            page.evaluate("""
                    window.heard = []
                    const source = new EventSource('/sse')
                    for (const name of ['ready', 'bye']) source.addEventListener(name, () => heard.push(name))
                    """);
            page.waitForFunction("heard.join() === 'ready'");
            first.close();
            // One from Tidings itself, the others from nginx.
            page.waitForFunction("heard.filter((name) => name === 'bye').length >= 2");
            try (var second = Server.on(port, database, TRUSTED)) {
                page.waitForFunction("heard.at(-1) === 'ready'");
            }
        } finally {
            first.close();
        }
    }

    private Page admin(ReverseProxy proxy, String path) {
        var context = signedIn(
                "admin",
                new Browser.NewContextOptions()
                        .setBaseURL(proxy.url())
                        .setIgnoreHTTPSErrors(true)
                        .setBypassCSP(true));
        var page = context.newPage();
        page.navigate(path);
        return page;
    }
}
