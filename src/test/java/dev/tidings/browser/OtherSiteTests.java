package dev.tidings.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import dev.tidings.support.Api;
import dev.tidings.support.Server;
import dev.tidings.support.Site;
import dev.tidings.support.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page that docs/clients.md shows, on a site of another origin. */
class OtherSiteTests extends PageTests {

    private static final Pattern EXAMPLE = Pattern.compile("```html\\R(.*?)```", Pattern.DOTALL);
    private static final AtomicInteger given = new AtomicInteger();

    private static Site site;
    private static volatile Duration life = Duration.ofHours(1);

    @BeforeAll
    static void allow() {
        site = new Site(() -> {
            given.incrementAndGet();
            return Tokens.of("zoe", life);
        });
        server.close();
        server = Server.start("tidings.cors.allowed-origins=" + site.url());
    }

    @AfterAll
    static void closeIt() {
        site.close();
    }

    @AfterEach
    void again() {
        given.set(0);
        life = Duration.ofHours(1);
    }

    @Test
    void theExampleShowsWhatHappens() throws IOException {
        var page = example();
        tell("user:zoe", "Your parcel is here");
        assertThat(page.locator("#news li")).hasText("Your parcel is here");
        assertThat(page.locator("#state")).hasText("live");
    }

    @Test
    void theExampleGetsANewTokenWhenItsOwnRunsOut() throws IOException {
        life = Duration.ofSeconds(4);
        var page = example();
        life = Duration.ofHours(1);
        tell("user:zoe", "Before");
        assertThat(page.locator("#news li")).hasText("Before");
        page.waitForCondition(() -> given.get() > 1, new Page.WaitForConditionOptions().setTimeout(20_000));
        tell("user:zoe", "After");
        assertThat(page.locator("#news li")).hasText(new String[] {"Before", "After"});
        assertThat(page.locator("#state")).hasText("live");
    }

    @Test
    void twoTabsOfThatSiteShareOneStream() throws IOException {
        var one = example();
        var two = one.context().newPage();
        two.navigate(site.url());
        assertThat(two.locator("#state")).hasText("live");
        tell("user:zoe", "For both");
        assertThat(one.locator("#news li")).hasText("For both");
        assertThat(two.locator("#news li")).hasText("For both");
        Assertions.assertThat(given)
                .as("tokens: none for a tab that only listens in")
                .hasValueGreaterThan(0);
        one.close();
        tell("user:zoe", "For the other");
        assertThat(two.locator("#news li")).hasText(new String[] {"For both", "For the other"});
    }

    @Test
    void anySiteMayImportTheClientAndNothingElse() {
        var api = new Api(server.url(), "");
        for (var path : new String[] {"/js/tidings.js", "/js/tidings/line.js", "/js/tidings.d.ts"}) {
            var answer = api.get(path);
            Assertions.assertThat(answer.status()).as(path).isEqualTo(200);
            Assertions.assertThat(answer.header("Access-Control-Allow-Origin"))
                    .as(path)
                    .isEqualTo("*");
            Assertions.assertThat(answer.header("Set-Cookie")).as(path).isEmpty();
        }
        for (var path : new String[] {"/js/app.js", "/css/index.css", "/login", "/sse"}) {
            Assertions.assertThat(api.get(path).header("Access-Control-Allow-Origin"))
                    .as(path)
                    .isEmpty();
        }
    }

    @Test
    void aSiteThatIsNotListedKeepsTryingAndSaysSo() throws IOException {
        try (var stranger = new Site(() -> Tokens.of("zoe"))) {
            stranger.show(html());
            var page = visitor().newPage();
            page.navigate(stranger.url());
            assertThat(page.locator("#state")).containsText("reconnecting");
            page.context().close();
        }
        forgive("blocked by CORS policy");
    }

    private Page example() throws IOException {
        site.show(html());
        var page = visitor().newPage();
        page.navigate(site.url());
        assertThat(page.locator("#state")).hasText("live");
        return page;
    }

    private static String html() throws IOException {
        var example = EXAMPLE.matcher(Files.readString(Path.of("docs/clients.md")));
        Assertions.assertThat(example.find()).isTrue();
        return example.group(1).replace("https://tidings.example", server.url());
    }
}
