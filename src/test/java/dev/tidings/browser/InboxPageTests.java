package dev.tidings.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.tidings.account.Caller;
import dev.tidings.account.Role;
import dev.tidings.inbox.Absences;
import dev.tidings.support.Api;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Groups, filters, words, why and mutes, deeds on many and their undo, and what came while somebody was away. */
class InboxPageTests extends PageTests {

    private static final String SCRIPT = "<img src=x onerror='window.ran=1'>{0} O'Hara";

    /** Whether the row fades out at its beginning and at its end. */
    private static final String FADES = """
            ([start, end]) => {
              const style = getComputedStyle(document.querySelector(".filters"));
              const fades = (name) => parseFloat(style.getPropertyValue(name)) > 1;
              return fades("--gone") === start && fades("--to-come") === end;
            }""";

    private static long like(String reader, String actor, String title) {
        return tell(reader, "like", actor, title, null);
    }

    private static long tell(String reader, String type, String actor, String title, String text) {
        var event = new HashMap<String, Object>(Map.of(
                "type",
                type,
                "to",
                List.of("user:" + reader),
                "actor",
                actor,
                "object",
                Map.of("type", "post", "id", Integer.toString(Math.abs(title.hashCode())), "title", title),
                "title",
                actor + " did it",
                "url",
                "/topics"));
        if (text != null) {
            event.put("text", text);
        }
        return server.api().published(Api.JSON.writeValueAsString(event));
    }

    private static long story(String topic, String title, String priority) {
        return server.api()
                .published(Api.JSON.writeValueAsString(Map.of(
                        "type", "story", "to", List.of("topic:" + topic), "title", title, "priority", priority)));
    }

    private static Locator items(Page page) {
        return page.locator("inbox-list .notification");
    }

    private static Locator titles(Page page) {
        return page.locator("inbox-list .notification-title a");
    }

    @Test
    void likesArriveInOneGroupThatOpensToItsPeople() {
        var page = open(signedIn("grace"), "/inbox");
        like("grace", "ann", "First light");
        assertThat(titles(page)).hasText("ann liked First light");
        like("grace", "bo", "First light");
        assertThat(titles(page)).hasText("bo and ann liked First light");
        like("grace", "cy", "First light");
        like("grace", "di", "First light");
        assertThat(titles(page)).hasText("di and 3 others liked First light");
        var group = page.locator("[data-group]").first();
        group.locator("summary").click();
        assertThat(group.locator(".person bdi")).hasText(new String[] {"di", "cy", "bo", "ann"});
        like("grace", "ed", "First light");
        assertThat(group.locator(".person bdi").first()).hasText("ed");
        page.reload();
        assertThat(titles(page)).hasText("ed and 4 others liked First light");
        page.locator("[data-group] summary").first().click();
        assertThat(page.locator("[data-group]").first().locator(".person bdi")).hasCount(5);
    }

    @Test
    void whatIsTakenBackLeavesItsGroupOnEachOfThreeTabs() {
        var context = signedIn("heidi");
        var tabs = List.of(open(context, "/inbox"), open(context, "/inbox"), open(signedIn("heidi"), "/inbox"));
        like("heidi", "ann", "First light");
        var second = like("heidi", "bo", "First light");
        tabs.forEach(tab -> assertThat(titles(tab)).hasText("bo and ann liked First light"));
        server.api().delete("/api/v1/events/" + second);
        tabs.forEach(tab -> assertThat(titles(tab)).hasText("ann liked First light"));
        var third = tell("heidi", "comment", "cy", "First light", "What a shot!");
        tabs.forEach(tab -> assertThat(items(tab)).hasCount(2));
        server.api().patch("/api/v1/events/" + third, "{\"text\":\"What a picture!\"}");
        tabs.forEach(tab -> {
            assertThat(items(tab).first()).containsText("What a picture!");
            assertThat(items(tab).first().locator("[data-edited]")).isVisible();
        });
        server.api().delete("/api/v1/events/" + third);
        tabs.forEach(tab -> assertThat(items(tab)).hasCount(1));
    }

    @Test
    void saysWhyItCameAndMutesItThereAndBack() {
        var page = open(signedIn("ivan"), "/inbox");
        var other = open(signedIn("ivan"), "/inbox");
        like("ivan", "ann", SCRIPT);
        assertThat(titles(page)).hasText("ann liked " + SCRIPT);
        var why = page.locator("[data-why]").first();
        why.locator("summary").click();
        assertThat(why.locator("[data-reason]")).hasText("It was sent to you by name.");
        assertThat(why.locator("[data-offers] button"))
                .hasText(new String[] {"Mute " + SCRIPT, "Mute ann", "Mute all likes"});
        button(page, "Mute " + SCRIPT).click();
        assertThat(why.locator("[data-muted]")).containsText("You hear nothing more of " + SCRIPT + ".");
        assertThat(items(page).first()).hasAttribute("data-state", "read");
        assertThat(items(other).first()).hasAttribute("data-state", "read");
        like("ivan", "bo", SCRIPT);
        like("ivan", "bo", "Something else");
        assertThat(items(page)).hasCount(2);
        assertThat(page.locator("[data-why]").last().locator("[data-muted]")).isVisible();
        button(page, "Undo").click();
        assertThat(why.locator("[data-muted]").last()).isHidden();
        assertThat(items(other).last()).not().hasAttribute("data-state", "read");
        like("ivan", "cy", SCRIPT);
        // What came while it was muted is there too; what was read by the mute is a closed group.
        assertThat(titles(page).first()).hasText("cy and bo liked " + SCRIPT);
        assertThat(titles(page)).hasCount(3);
        assertThat(page.locator("body img")).hasCount(0);
    }

    @Test
    void showsOneKindOneTopicOrWhatMatchesWordsAndMarksThoseAlone() {
        account("judy");
        as("judy").put("/api/v1/topics/news/subscription");
        like("judy", "ann", "First light");
        tell("judy", "mention", "bo", "Who has the thermos?", "Ask @judy");
        story("news", "Bridge closed", "high");
        var page = open(signedIn("judy"), "/inbox");
        assertThat(items(page)).hasCount(3);
        link(page, "Mentions").click();
        assertThat(titles(page)).hasText("bo mentioned you in Who has the thermos?");
        awaitLive(page);
        tell("judy", "mention", "cy", "Where to eat", null);
        assertThat(items(page)).hasCount(2);
        like("judy", "ann", "Second light");
        button(page, "Mark these 2 read").click();
        assertThat(page.locator("[data-badge=unread] [data-number]").first()).hasText("3");
        var marked = toasts(page).filter(new Locator.FilterOptions().setHasText("Marked 2 notifications read."));
        marked.getByText("Undo").click();
        assertThat(page.locator("[data-badge=unread] [data-number]").first()).hasText("5");
        link(page, "# news").last().click();
        assertThat(titles(page)).hasText("Bridge closed");
        page.navigate("/inbox");
        page.getByPlaceholder("Search the inbox").fill("THERMOS");
        page.keyboard().press("Enter");
        assertThat(titles(page)).hasText("bo mentioned you in Who has the thermos?");
        page.getByPlaceholder("Search the inbox").fill("nothing of it");
        page.keyboard().press("Enter");
        assertThat(page.locator("inbox-list [data-empty]")).containsText("Nothing matches “nothing of it”.");
    }

    @Test
    void markingAllIsUndoneOnEachScreen() {
        List.of("One", "Two", "Three").forEach(title -> like("kim", "ann", title));
        var page = open(signedIn("kim"), "/inbox");
        var phone = open(signedIn("kim"), "/inbox");
        button(page, "Mark all 3 read").first().click();
        assertThat(phone.locator("inbox-list [data-state=read]")).hasCount(3);
        like("kim", "ann", "Four");
        assertThat(items(phone)).hasCount(4);
        toasts(page).getByText("Undo").click();
        assertThat(phone.locator("inbox-list [data-state=read]")).hasCount(0);
        assertThat(page.locator("inbox-list [data-state=read]")).hasCount(0);
        assertThat(phone.locator("[data-badge=unread] [data-number]").first()).hasText("4");
    }

    @Test
    void anAbsenceIsOneSummaryThatIsMarkedWithoutWhatCameSince() {
        account("lena");
        as("lena").put("/api/v1/topics/news/subscription");
        like("lena", "ann", "Before");
        awayFor("lena", 9);
        var titles = List.of("ann", "bo", "cy", "di");
        titles.forEach(actor -> like("lena", actor, "First light"));
        tell("lena", "mention", "carol", "Who has the thermos?", null);
        story("news", "Bridge closed", "high");
        story("news", "Bridge open", "normal");
        like("lena", "ann", "Second light");
        var page = open(signedIn("lena"), "/inbox");
        var away = page.locator(".away");
        assertThat(away).containsText("8 events in 5 notifications since");
        assertThat(away.locator("li a")).hasText(new String[] {
            "carol mentioned you in Who has the thermos?",
            "di and 3 others liked First light",
            "2 stories in # news",
            "ann liked Second light"
        });
        like("lena", "ed", "Meanwhile");
        assertThat(items(page)).hasCount(7);
        button(page, "Mark these 5 read").click();
        assertThat(page.locator("#main .banner")).containsText("Marked 5 notifications read.");
        assertThat(away).hasCount(0);
        assertThat(page.locator("inbox-list [data-state=read]")).hasCount(5);
        button(page, "Undo").click();
        assertThat(page.locator("inbox-list [data-state=read]")).hasCount(0);
    }

    /** They were here, with no page left open: of who has one, a job says now and then that they still are. */
    private static void awayFor(String person, int hours) {
        server.bean(Absences.class)
                .visit(new Caller.Person(person, Set.of(Role.USER), 0, new Caller.Session("earlier")));
        server.bean(JdbcTemplate.class)
                .update("update absence set here_at = dateadd('HOUR', ?, here_at) where reader = ?", -hours, person);
    }

    @Test
    void toastsAndWhatIsSaidCountAsTheBellDoes() {
        var page = open(signedIn("olaf"), "/");
        List.of("ann", "bo", "cy").forEach(actor -> like("olaf", actor, "First light"));
        assertThat(toasts(page).locator("[data-words]")).hasText("cy and 2 others liked First light");
        assertThatBellCounts(page, 1);
        assertThat(page.locator("[data-says]")).hasText("1 new notification");
        assertThat(toasts(page).locator("a")).hasAttribute("href", Pattern.compile("/inbox/\\d+"));
        var fourth = like("olaf", "di", "First light");
        assertThat(toasts(page).locator("[data-words]")).hasText("di and 3 others liked First light");
        server.api().delete("/api/v1/events/" + fourth);
        assertThat(toasts(page).locator("[data-words]")).hasText("cy and 2 others liked First light");
        List.of("Two", "Three", "Four", "Four", "Five").forEach(title -> like("olaf", "ann" + title.length(), title));
        assertThat(toasts(page).last()).containsText("2 more");
        assertThatBellCounts(page, 5);
    }

    @Test
    void filtersKeepTheWordsAndTheSearchKeepsTheFilter() {
        account("pia");
        tell("pia", "mention", "bo", "Who has the thermos?", null);
        tell("pia", "mention", "bo", "Where to eat", null);
        like("pia", "ann", "Who has the thermos?");
        var page = open(signedIn("pia"), "/inbox?q=thermos");
        assertThat(items(page)).hasCount(2);
        assertThat(page.locator(".filters [aria-current]")).hasText("All");
        link(page, "Mentions").click();
        assertThat(titles(page)).hasText("bo mentioned you in Who has the thermos?");
        link(page, "Unread").click();
        assertThat(items(page)).hasCount(2);
        assertThat(page.getByPlaceholder("Search the inbox")).hasValue("thermos");
        link(page, "Mentions").click();
        page.getByPlaceholder("Search the inbox").fill("eat");
        page.keyboard().press("Enter");
        assertThat(titles(page)).hasText("bo mentioned you in Where to eat");
        assertThat(page.locator(".filters [aria-current]")).hasText("Mentions 2");
    }

    @Test
    void filtersSayHowManyAreUnreadOfEach() {
        account("nele");
        as("nele").put("/api/v1/topics/news/subscription");
        List.of("One", "Two").forEach(title -> like("nele", "ann", title));
        var page = open(signedIn("nele"), "/inbox");
        assertThat(link(page, "Likes")).hasText("Likes 2");
        assertThat(link(page, "news")).hasText("# news");
        story("news", "The bridge is closed", "normal");
        assertThat(link(page, "news")).hasText("# news 1");
        assertThat(link(page, "Likes")).hasText("Likes 2");
        like("nele", "bo", "Two");
        like("nele", "bo", "Three");
        assertThat(link(page, "Likes")).hasText("Likes 3");
        tell("nele", "comment", "cy", "Two", "What a shot!");
        assertThat(link(page, "Comments")).hasText("Comments 1");
        var other = open(signedIn("nele"), "/inbox?type=like");
        other.locator("main [data-readings] button").click();
        assertThat(link(page, "Likes").locator(".number")).isHidden();
        assertThat(link(page, "news")).hasText("# news 1");
    }

    @Test
    void kindsStandInTheOrderOfTheirNames() {
        account("quentin");
        List.of("like", "zebra", "message", "announcement", "apple.pie")
                .forEach(type -> tell("quentin", type, "ann", "First light", null));
        var page = open(signedIn("quentin"), "/inbox");
        assertThat(kinds(page))
                .hasText(new String[] {"Announcements 1", "apple.pie 1", "Likes 1", "Mentions", "Messages 1", "zebra 1"
                });
        page.navigate("/settings");
        assertThat(page.locator(".matrix tbody th bdi"))
                .hasText(new String[] {"Announcements", "apple.pie", "Comments", "Likes", "Messages", "zebra"});
        var german = Look.DESKTOP_LIGHT.options(server.url()).setLocale("de-DE");
        assertThat(kinds(open(signedIn("quentin", german), "/inbox"))).hasText(new String[] {
            "Ankündigungen 1", "apple.pie 1", "Erwähnungen", "Likes 1", "Nachrichten 1", "zebra 1"
        });
    }

    @ParameterizedTest
    @EnumSource
    void noFilterIsCutOffWithoutASign(Look look) {
        var reader = "rosa-" + look;
        account(reader);
        List.of("like", "comment", "reply", "follow", "announcement", "message", "a.long.name.of.a.kind")
                .forEach(type -> tell(reader, type, "ann", "First light", null));
        var page = open(signedIn(reader, look.options(server.url())), "/inbox?type=reply");
        var filters = page.locator(".filters");
        var isCutOff = (Boolean) filters.evaluate("row => row.scrollWidth > row.clientWidth");
        if (isCutOff) {
            assertThat(filters).hasCSS("mask-image", Pattern.compile("gradient"));
            page.waitForFunction(FADES, List.of(true, true));
            assertThat(filters.locator("[aria-current]")).isInViewport();
            filters.evaluate("row => row.scrollTo(0, 0)");
            page.waitForFunction(FADES, List.of(false, true));
            filters.evaluate("row => row.scrollTo(row.scrollWidth, 0)");
            page.waitForFunction(FADES, List.of(true, false));
        }
    }

    @Test
    void whatADeedDoesIsToldFromTheOthersByItsIcon() {
        account("sina");
        tell("sina", "note", "ann", "First light", null);
        var page = open(signedIn("sina"), "/inbox");
        assertThatIconsAre(page, "mail-open", "check");
        page.getByLabel("Mark read").click();
        assertThatIconsAre(page, "mail", "check");
        page.reload();
        assertThatIconsAre(page, "mail", "check");
        page.navigate("/inbox?filter=done");
        page.navigate("/inbox");
        page.getByLabel("Done", new Page.GetByLabelOptions().setExact(true)).click();
        assertThat(items(page)).hasCount(0);
        page.navigate("/inbox?filter=done");
        assertThatIconsAre(page, "mail", "inbox");
    }

    private static void assertThatIconsAre(Page page, String... icons) {
        var shown = items(page).first().locator(".notification-deeds use");
        var sprite = (String) page.evaluate("fetch('/icons/sprite.svg').then((answer) => answer.text())");
        for (int i = 0; i < icons.length; i++) {
            assertThat(shown.nth(i)).hasAttribute("href", "/icons/sprite.svg#" + icons[i]);
            Assertions.assertThat(sprite).contains("id=\"" + icons[i] + "\"");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLongTitleIsCutAfterThreeLines(Look look) {
        var reader = "tilda-" + look;
        account(reader);
        tell("user:" + reader, "x".repeat(190));
        tell("user:" + reader, "Long words ".repeat(18).strip());
        var page = open(signedIn(reader, look.options(server.url())), "/inbox");
        bell(page).click();
        for (var title : page.locator("inbox-list .notification-title a, #bell-panel .notification-title a")
                .all()) {
            Assertions.assertThat((Boolean) title.evaluate("""
                    link => link.clientHeight <= 3 * parseFloat(getComputedStyle(link).lineHeight) + 1
                      && link.scrollWidth <= link.clientWidth""")).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aGroupEndsWhereItsLastLineEnds(Look look) {
        var reader = "ulla-" + look;
        account(reader);
        List.of("ann", "bo").forEach(actor -> like(reader, actor, "First light"));
        var page = open(signedIn(reader, look.options(server.url())), "/inbox");
        var band = (Number) items(page).first().evaluate("""
                row => row.getBoundingClientRect().bottom
                  - row.querySelector("[data-group] summary span").getBoundingClientRect().bottom""");
        Assertions.assertThat(band.doubleValue()).isBetween(4.0, 20.0);
    }

    @Test
    void slashFindsTheSearch() {
        var page = open(signedIn("mia"), "/inbox");
        page.keyboard().press("/");
        assertThat(page.getByPlaceholder("Search the inbox")).isFocused();
        page.keyboard().type("/e");
        assertThat(page.getByPlaceholder("Search the inbox")).hasValue("/e");
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsWrongWithAFullInbox(Look look) {
        var reader = "nora-" + look;
        account(reader);
        as(reader).put("/api/v1/topics/news/subscription");
        awayFor(reader, 70);
        var long1 = "x_xX_d4rk_l0rd_of_the_very_long_user_names_Xx_x";
        for (var actor : new ArrayList<>(List.of("bo", "thora", long1, "ann"))) {
            tell(reader, "like", actor, "First light", null);
        }
        story("news", "Harbour bridge closed after a ship strikes a pillar", "high");
        tell(reader, "mention", "carol", "Who has the thermos?", "Ask @bob, he never returns anything. The blue one.");
        tell(reader, "comment", "lei", "Where to eat in Kiruna", "The place by the station, if it still exists.");
        tell(reader, "reply", "alice", "Night train to Narvik", "Bring your own pillow.");
        tell(reader, "follow", long1, long1.repeat(3), null);
        var gallery = new Gallery(look);
        var page = open(signedIn(reader, look.options(server.url())), "/inbox");
        assertThat(page.locator(".away")).isVisible();
        page.locator("[data-group]:not([hidden]) summary").first().click();
        assertThat(page.locator(".person").first()).isVisible();
        items(page).nth(2).hover();
        page.locator("[data-why] summary").nth(2).click();
        page.locator("[data-why] button")
                .getByText(Pattern.compile("Mute .*comments"))
                .first()
                .click();
        assertThat(items(page).nth(2).locator("[data-muted]")).isVisible();
        page.evaluate("scrollTo(0, 0)");
        gallery.show(page, "inbox-groups");
        page.locator("[data-why] summary").first().click();
        gallery.show(page, "inbox-why");
        page.navigate("/inbox?q=nothing");
        awaitLive(page);
        gallery.show(page, "inbox-nothing-found");
        page.navigate("/inbox?type=mention");
        awaitLive(page);
        gallery.show(page, "inbox-mentions");
        gallery.assertThatNothingIsWrong();
    }

    /** Without All, Unread and Done. */
    private static Locator kinds(Page page) {
        return page.locator(".filters a[href*='type=']");
    }

    private static Locator link(Page page, String name) {
        return page.locator(".filters a").filter(new Locator.FilterOptions().setHasText(name));
    }
}
