package dev.tidings.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** The browser's own EventSource, as every tutorial uses it. */
class EventSourceTests extends PageTests {

    private static final String LISTEN = """
            url => new Promise((opened) => {
              window.heard = [];
              window.failed = 0;
              const source = new EventSource(url);
              source.onopen = () => opened();
              source.onmessage = (event) => window.heard.push(JSON.parse(event.data).title);
              source.onerror = () => window.failed++;
            })""";

    @Test
    void hearsEverythingByOnmessageWhereItAsksForMessages() {
        var page = listening("kim", "/sse?events=message");
        tell("user:kim", "One");
        tell("everyone", "Two");
        publish("message", "Three");
        assertThatItHeard(page, "One", "Two", "Three");
    }

    @Test
    void hearsEventsOfTypeMessageByOnmessageWithoutAskingForAnything() {
        var page = listening("lou", "/sse");
        tell("user:lou", "A note");
        publish("message", "A message");
        assertThatItHeard(page, "A message");
    }

    @Test
    void hearsOtherTypesByTheirNames() {
        var page = listening("mia", "/sse");
        page.evaluate("""
                () => new Promise((opened) => {
                  const source = new EventSource("/sse");
                  source.addEventListener("ready", () => opened());
                  source.addEventListener("note", (event) => window.heard.push(JSON.parse(event.data).title));
                })""");
        tell("everyone", "A note");
        assertThatItHeard(page, "A note");
    }

    private Page listening(String name, String url) {
        var page = signedIn(name).newPage();
        page.navigate("/");
        page.evaluate(LISTEN, url);
        return page;
    }

    private static void publish(String type, String title) {
        server.api().published("""
                {"type":"%s","to":["everyone"],"title":"%s"}""".formatted(type, title));
    }

    private static void assertThatItHeard(Page page, String... titles) {
        page.waitForFunction("count => window.heard.length >= count", titles.length);
        Assertions.assertThat(page.evaluate("window.heard")).isEqualTo(List.of(titles));
        Assertions.assertThat(page.evaluate("window.failed")).isEqualTo(0);
        assertThat(page.locator(".link-line")).isHidden();
    }
}
