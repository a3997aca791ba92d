package dev.tidings.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.tidings.support.Tokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What one tab does after each kind of failure, and where it stops. */
class ComeBackTests extends ClientTests {

    @Test
    void comesBackFromItsCursorAfterTooManyStreamsAndAfterServersThatAreNotWell() {
        var page = bare(browserOf("abe"));
        var cursors = new ArrayList<String>();
        var answers = new ArrayList<>(List.of(
                problem(429, "too-many-streams", "1"),
                problem(503, "busy", "1"),
                new Route.FulfillOptions()
                        .setStatus(502)
                        .setContentType("text/html")
                        .setBody("<h1>Bad gateway</h1>"),
                new Route.FulfillOptions()
                        .setStatus(404)
                        .setContentType("text/html")
                        .setBody("not deployed yet"),
                new Route.FulfillOptions()
                        .setStatus(200)
                        .setContentType("text/html")
                        .setBody("the hotel's sign-in")));
        page.route("**/sse*", route -> {
            cursors.add(route.request().headerValue("last-event-id"));
            if (answers.isEmpty()) {
                route.resume();
            } else {
                route.fulfill(answers.removeFirst());
            }
        });
        var before = tell("user:abe", "Before");
        listen(page, Map.of("after", String.valueOf(before - 1)));
        awaitLink(page, "reconnecting");
        assertThat((String) page.evaluate("window.tidings.link.reason")).contains("429");
        tell("user:abe", "Meanwhile");
        page.waitForFunction("() => window.tidings.link.state === 'live'", null, patiently());
        tell("user:abe", "After");
        assertThatItHeard(page, List.of("Before", "Meanwhile", "After"));
        assertThat(cursors).hasSize(6).containsOnly(String.valueOf(before - 1));
    }

    @Test
    void waitsAsLongAsTheServerSays() {
        var page = bare(browserOf("amy"));
        page.route("**/sse*", route -> route.fulfill(problem(429, "too-many-streams", "100")));
        listen(page, Map.of());
        awaitLink(page, "reconnecting");
        var wait = ((Number) page.evaluate("window.tidings.link.until - window.tidings.link.since")).longValue();
        assertThat(wait).isBetween(100_000L, 126_000L);
    }

    @Test
    void aLineThatFallsSilentIsLeftForANewOne() {
        var page = tab(browserOf("bob"), Map.of("silence", 3_000));
        tell("user:bob", "Before");
        awaitHeard(page, "Before");
        wire.hold();
        tell("user:bob", "Meanwhile");
        awaitLink(page, "reconnecting");
        assertThat(page.evaluate("window.tidings.link.reason")).isEqualTo("Nothing comes any more");
        wire.cut();
        wire.mend();
        assertThatItHeard(page, List.of("Before", "Meanwhile"));
    }

    @Test
    void withoutRenewAnExpiredTokenIsTheEnd() {
        var page = awaitLink(listen(bare(stranger()), Map.of("token", expired("cat"))), "out");
        assertThat(page.evaluate("window.tidings.link.reason")).isEqualTo("unauthorized");
    }

    @Test
    void renewIsAskedOnceForANewToken() {
        var renewed = List.of(Tokens.of("cat"), "never asked for");
        var page = tab(stranger(), Map.of("token", expired("cat"), "renewed", renewed));
        tell("user:cat", "Hello");
        assertThatItHeard(page, List.of("Hello"));
        assertThat(page.evaluate("window.tokens")).isEqualTo(List.of("never asked for"));
    }

    @Test
    void aNewTokenThatIsNoBetterIsTheEnd() {
        var renewed = List.of(expired("dot"), "never asked for");
        var page = listen(bare(stranger()), Map.of("token", expired("dot"), "renewed", renewed));
        awaitLink(page, "out");
        assertThat(page.evaluate("window.tokens")).isEqualTo(List.of("never asked for"));
    }

    @Test
    void aTokenThatRunsOutIsRenewedAndNothingIsMissed() {
        var renewed = List.of(Tokens.of("eli"));
        var token = Tokens.of("eli", Duration.ofSeconds(4));
        var page = tab(stranger(), Map.of("token", token, "renewed", renewed));
        tell("user:eli", "Before");
        page.waitForFunction(
                "() => window.said.some(({ name, detail }) => name === 'bye' && detail.reason === 'expired')");
        tell("user:eli", "After");
        assertThatItHeard(page, List.of("Before", "After"));
        awaitLink(page, "live");
    }

    @Test
    void aTokenThatRunsOutWithoutRenewIsTheEndAndSaysWhy() {
        var page = tab(stranger(), Map.of("token", Tokens.of("flo", Duration.ofSeconds(3))));
        awaitLink(page, "out");
        assertThat(page.evaluate("window.tidings.link.reason")).isEqualTo("expired");
    }

    @Test
    void aCursorThatLeadsNowhereIsResetAndTheTabGoesOnFromThere() {
        var page = tab(browserOf("gil"), Map.of("after", "999999999"));
        assertThat(verdicts(page)).containsExactly("reset");
        tell("user:gil", "Now");
        assertThatItHeard(page, List.of("Now"));
    }

    @Test
    void saysWhereItStartsFrom() {
        var browser = browserOf("hob");
        var id = tell("user:hob", "One");
        var fresh = tab(browser, Map.of());
        var back = tab(browser, Map.of("after", String.valueOf(id - 1)));
        assertThat(verdicts(fresh)).containsExactly("none");
        assertThat(verdicts(back)).containsExactly("resumed");
        assertThatItHeard(back, List.of("One"));
    }

    @Test
    void endsWithItsSignal() {
        var page = bare(browserOf("ivy"));
        page.evaluate("""
                async () => {
                  const { Tidings } = await import("/js/tidings.js");
                  window.ends = new AbortController();
                  window.tidings = new Tidings({ signal: window.ends.signal }).open();
                }""");
        awaitLink(page, "live");
        awaitStreams(1);
        page.evaluate("window.ends.abort()");
        awaitLink(page, "closed");
        awaitStreams(0);
    }

    @Test
    void aPageThatComesBackFromTheCacheGoesOn() {
        var page = tab(browserOf("jim"), "jim");
        tell("user:jim", "Before");
        awaitHeard(page, "Before");
        page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))");
        awaitStreams(0);
        tell("user:jim", "Meanwhile");
        page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");
        assertThatItHeard(page, List.of("Before", "Meanwhile"));
        awaitStreams(1);
    }

    @Test
    void goesOnWithWhatItAsksForLater() {
        var page = tab(browserOf("kit"), "kit");
        page.evaluate("window.tidings.listen({ topics: ['releases'] })");
        page.waitForFunction("() => window.said.filter(({ name }) => name === 'ready').length === 2");
        tell("topic:releases", "Nine");
        assertThatItHeard(page, List.of("Nine"));
    }

    private static List<Object> verdicts(Page page) {
        return List.copyOf((List<?>) page.evaluate(
                "window.said.filter(({ name }) => name === 'ready').map(({ detail }) => detail.catchUp)"));
    }

    private static String expired(String name) {
        return Tokens.of(name, Duration.ofMinutes(-1));
    }

    private static Route.FulfillOptions problem(int status, String type, String retryAfter) {
        return new Route.FulfillOptions()
                .setStatus(status)
                .setContentType("application/problem+json")
                .setHeaders(Map.of("Retry-After", retryAfter, "Content-Type", "application/problem+json"))
                .setBody("{\"type\":\"" + type + "\",\"status\":" + status + ",\"detail\":\"Later.\"}");
    }
}
