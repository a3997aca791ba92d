package dev.tidings.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.support.Api;
import dev.tidings.support.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Browsers freeze tabs that nobody looks at: their scripts stop, their locks don't. */
class FrozenTabTests extends ClientTests {

    private static final String LISTEN = """
            import("/js/tidings.js").then(({ Tidings }) => {
              window.heard = [];
              window.tidings = new Tidings({ token: "%s", person: "%s", silence: %d });
              window.tidings.addEventListener("event", ({ detail }) => window.heard.push(detail.title));
              document.addEventListener("freeze", () => localStorage.setItem("frozen", "yes"));
              window.tidings.open();
            })""";

    private final List<String> told = new ArrayList<>();
    private SleepyTab leader;
    private SleepyTab one;
    private SleepyTab two;
    private String name;

    @BeforeEach
    void openThree() {
        name = "sleepy-" + Long.toString(System.nanoTime(), 36);
        var session = SleepyTab.session(browser);
        var context = SleepyTab.context(session);
        var tabs = IntStream.range(0, 3)
                .mapToObj(n -> SleepyTab.open(session, context, wire.url() + "/css/index.css"))
                .toList();
        leader = tabs.get(0);
        one = tabs.get(1);
        two = tabs.get(2);
        for (var tab : tabs) {
            tab.evaluate(LISTEN.formatted(Tokens.of(name), name, SILENCE));
            tab.await("window.tidings.link.state === 'live'");
        }
        tell(3);
        tabs.forEach(this::assertThatItHeardAll);
        leader.await("window.tidings.leader");
        awaitStreams(1);
    }

    @Test
    void whenTheLeaderIsFrozenAnotherTabTakesOverAndTheOldOneFollows() {
        freeze(leader, one);
        tell(20);
        assertThatItHeardAll(one);
        assertThatItHeardAll(two);
        assertThat(List.of(leads(one), leads(two))).containsExactlyInAnyOrder(true, false);

        leader.thaw();
        tell(5);
        List.of(leader, one, two).forEach(this::assertThatItHeardAll);
        leader.await("!window.tidings.leader");
        awaitStreams(1);
        tell(1);
        List.of(leader, one, two).forEach(this::assertThatItHeardAll);
    }

    @Test
    void aFrozenFollowerCatchesUpAndLeavesTheLeadWhereItIs() {
        freeze(one, leader);
        tell(20);
        assertThatItHeardAll(leader);
        one.thaw();
        tell(1);
        List.of(leader, one, two).forEach(this::assertThatItHeardAll);
        assertThat(leads(leader)).isTrue();
        awaitStreams(1);
    }

    /** Returns when it is so, which another tab of that browser can tell. */
    private static void freeze(SleepyTab tab, SleepyTab witness) {
        tab.freeze();
        witness.await("localStorage.getItem('frozen')");
    }

    private void tell(int count) {
        IntStream.range(0, count).forEach(n -> {
            told.add("No. " + (told.size() + 1));
            tell("user:" + name, told.getLast());
        });
    }

    private void assertThatItHeardAll(SleepyTab tab) {
        tab.await("window.heard.includes('" + told.getLast() + "')");
        var heard = Api.JSON.readTree(tab.evaluate("window.heard").toString());
        assertThat(heard.valueStream().map(title -> title.asString())).containsExactlyElementsOf(told);
    }

    private static boolean leads(SleepyTab tab) {
        return tab.evaluate("window.tidings.leader").getAsBoolean();
    }
}
