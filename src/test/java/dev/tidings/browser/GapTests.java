package dev.tidings.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** One tab, fed by leaders that come and go and by a channel that loses and doubles, against a log that it can ask. */
class GapTests extends PageTests {

    /** A log of `head` events of which a tab is told; returns what it heard. */
    private static final String FEED = """
            async ({ seed, total, lossy, slow }) => {
              const { Tab } = await import("/js/tidings/tab.js");
              let state = seed;
              const random = (below) => (state = (state * 1103515245 + 12345) % 2147483648) % below;
              const ask = { topics: [], also: [], types: [] };
              const heard = [];
              let head = 0, at = 0, epoch = 1, asked = 0;
              const event = (id) => ({ id, type: "note", to: "everyone" });
              const door = {
                async events(ask, after) {
                  asked++;
                  await new Promise((over) => setTimeout(over, slow && asked === 1 ? 300 : random(3)));
                  const next = Math.min(after + 50, head);
                  return { events: Array.from({ length: next - after }, (_, n) => event(after + n + 1)), next, reset: false };
                },
              };
              const nothing = () => {};
              const tab = new Tab(door, { after: 0 }, { ready: nothing, event: ({ id }) => heard.push(id), control: nothing, link: nothing, end: nothing });
              const leader = ({ kind, tab: id }) => kind === "hello" && tab.hear({ kind: "welcome", tab: id, epoch, ask, at, ready: {} });
              tab.open(leader);
              // Where it is slow the tab waits for its first page while all the rest is told.
              if (slow) head = at = 50;
              tab.hear({ kind: "ready", epoch, ask, at, ready: { catchUp: "resumed", after: at } });
              while (at < total) {
                head = Math.max(head, Math.min(total, at + 1 + random(3)));
                const dice = lossy ? random(20) : 9;
                if (dice === 0) {
                  // Another leader, which starts before or after what this one has told.
                  epoch++;
                  at = Math.max(0, Math.min(head, at - 5 + random(10)));
                  if (random(2)) tab.hear({ kind: "ready", epoch, ask, at, ready: { catchUp: "resumed", after: at } });
                } else if (dice === 1) {
                  tab.hear({ kind: "log", epoch: epoch - 1, from: Math.max(0, at - 1), to: at, event: at > 0 ? event(at) : undefined });
                } else {
                  const message = { kind: "log", epoch, from: at, to: at + 1, event: event(at + 1) };
                  at++;
                  if (dice !== 2) tab.hear(message);
                  if (dice === 3) tab.hear(message);
                }
                if (lossy && random(10) === 0) await new Promise((over) => setTimeout(over));
              }
              const deadline = Date.now() + 20_000;
              for (head = total; tab.cursor < total && Date.now() < deadline; ) {
                tab.hello();
                await new Promise((over) => setTimeout(over, 20));
              }
              tab.close();
              return { wrong: heard.findIndex((id, n) => id !== n + 1), count: heard.length, asked };
            }""";

    @RepeatedTest(5)
    void whateverIsLostDoubledOrSaidByAnotherLeaderEachEventComesOnceAndInOrder() {
        var seed = ThreadLocalRandom.current().nextInt(1, 1_000_000_000);
        var result = feed(Map.of("seed", seed, "total", 2_000, "lossy", true, "slow", false));
        assertThat(result).as("seed %d", seed).containsEntry("wrong", -1).containsEntry("count", 2_000);
        assertThat((int) result.get("asked")).as("seed %d", seed).isPositive();
    }

    @Test
    void whatComesWhileItWaitsForTheServerIsBoundedAndNotLost() {
        var result = feed(Map.of("seed", 7, "total", 12_000, "lossy", false, "slow", true));
        assertThat(result).containsEntry("wrong", -1).containsEntry("count", 12_000);
    }

    private static final String WISH = """
            async () => {
              const { Tab } = await import("/js/tidings/tab.js");
              const log = [{ id: 1, type: "note", to: "topic:x" }, { id: 2, type: "note", to: "everyone" }];
              const none = { topics: [], also: [], types: [] };
              const heard = [];
              const nothing = () => {};
              const door = {
                events: async (ask, after) => ({
                  events: log.filter(({ id, to }) => id > after && (to === "everyone" || ask.topics.includes("x"))),
                  next: 2,
                  reset: false,
                }),
              };
              const tab = new Tab(door, { after: 0 }, { ready: nothing, event: ({ id }) => heard.push(id), control: nothing, link: nothing, end: nothing });
              tab.open(nothing);
              tab.hear({ kind: "ready", epoch: 1, ask: none, at: 0, ready: { catchUp: "resumed", after: 0 } });
              await new Promise((over) => setTimeout(over, 20));
              tab.wish({ topics: ["x"] });
              tab.hear({ kind: "log", epoch: 1, from: 0, to: 2, event: log[1] });
              await new Promise((over) => setTimeout(over, 20));
              tab.hear({ kind: "ready", epoch: 2, ask: { ...none, topics: ["x"] }, at: 2, ready: { catchUp: "resumed", after: 2 } });
              const deadline = Date.now() + 20_000;
              while (tab.cursor < 2 && Date.now() < deadline) await new Promise((over) => setTimeout(over, 20));
              tab.close();
              return heard;
            }""";

    @Test
    void whatComesBetweenAWishAndTheStreamThatHasItIsAskedFor() {
        var page = visitor().newPage();
        page.navigate("/favicon.svg");
        assertThat(page.evaluate(WISH)).asInstanceOf(LIST).containsExactly(1, 2);
    }

    private Map<String, Object> feed(Map<String, Object> how) {
        var page = visitor().newPage();
        page.navigate("/favicon.svg");
        var result = (Map<?, ?>) page.evaluate(FEED, how);
        return Map.of("wrong", result.get("wrong"), "count", result.get("count"), "asked", result.get("asked"));
    }
}
