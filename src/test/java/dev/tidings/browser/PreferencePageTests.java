package dev.tidings.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.tidings.support.Api;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What reaches whom and how, as it is set in the settings and as pages go by it. */
class PreferencePageTests extends PageTests {

    private static final String SCRIPT = "<img src=x onerror='window.ran=1'><script>window.ran=1</script>";

    @Test
    void aBoxSavesByItselfAndIsUndone() {
        follow("ada", "news");
        var page = open(signedIn("ada"), "/settings");
        box(page, "# news: Inbox").uncheck();
        assertThat(toasts(page)).containsText("Saved.");
        assertThat(mutes(page)).hasText(new String[] {"# news"});
        button(page, "Undo").click();
        assertThat(box(page, "# news: Inbox")).isChecked();
        assertThat(mutes(page)).hasCount(0);
        box(page, "Likes: Sound").check();
        assertThat(toasts(page).last()).containsText("Saved.");
        page.reload();
        assertThat(box(page, "Likes: Sound")).isChecked();
        assertThat(box(page, "Likes: Toast")).isChecked();
        assertThat(box(page, "Comments: Sound")).not().isChecked();
    }

    @Test
    void aTopicsPageSwitchesHowItReachesItsFollower() {
        var page = open(signedIn("alma"), "/topics/news");
        assertThat(page.getByRole(AriaRole.SWITCH)).hasCount(0);
        button(page, "Follow news").click();
        awaitLive(page);
        page.getByRole(AriaRole.SWITCH, new Page.GetByRoleOptions().setName("Sound"))
                .check();
        assertThat(toasts(page).last()).containsText("Saved.");
        page.getByRole(AriaRole.SWITCH, new Page.GetByRoleOptions().setName("Inbox"))
                .uncheck();
        assertThat(toasts(page)).hasCount(2);
        page.waitForResponse(
                "**/api/v1/mutes?*", () -> button(page, "Undo").last().click());
        assertThat(page.getByRole(AriaRole.SWITCH, new Page.GetByRoleOptions().setName("Inbox")))
                .isChecked();
        page.navigate("/settings");
        assertThat(box(page, "# news: Sound")).isChecked();
        assertThat(box(page, "# news: Inbox")).isChecked();
    }

    @Test
    void whatIsMutedIsListedAndUnmutedAndThatIsUndone() {
        mute("ben", "thing:post/42", SCRIPT);
        var page = open(signedIn("ben"), "/settings");
        assertThat(mutes(page)).hasText(new String[] {SCRIPT});
        button(page, "Unmute " + SCRIPT).click();
        assertThat(mutes(page)).hasCount(0);
        assertThat(page.locator("#mutes [role=status]")).containsText("You hear of this again: " + SCRIPT + ".");
        button(page, "Undo").click();
        assertThat(mutes(page)).hasText(new String[] {SCRIPT});
        assertThat(page.locator("#main .banner")).containsText("Muted: " + SCRIPT);
        assertThat(page.locator("body img, body script")).hasCount(0);
    }

    @Test
    void quietHoursThatMakeNoSenseAreSaidBesideTheFieldWithWhatWasTyped() {
        var page = open(signedIn("cleo"), "/settings");
        page.getByRole(AriaRole.SWITCH, new Page.GetByRoleOptions().setName("Quiet hours"))
                .check();
        page.getByLabel("From").fill("23:15");
        page.getByLabel("Until").fill("23:15");
        page.getByLabel("Time zone").fill("Europe/Atlantis");
        button(page, "Save quiet hours").click();
        assertThat(page.getByLabel("Time zone"))
                .hasAccessibleDescription("Choose a time zone from the list, such as Europe/Berlin.");
        assertThat(page.getByLabel("Time zone")).hasValue("Europe/Atlantis");
        assertThat(page.getByLabel("Until")).hasAccessibleDescription("They end where they begin. Give another time.");
        assertThat(page.getByLabel("Until")).hasValue("23:15");
        page.getByLabel("Time zone").fill("Europe/Berlin");
        button(page, "Save quiet hours").click();
        assertThat(page.getByLabel("Until")).hasAccessibleDescription("They end where they begin. Give another time.");
        assertThat(page.getByLabel("Until")).hasValue("23:15");
        page.getByLabel("Until").fill("06:45");
        button(page, "Save quiet hours").click();
        assertThat(page.locator("#main .banner")).containsText("It is quiet from 23:15 until 06:45.");
        assertThat(page.getByLabel("Time zone")).hasValue("Europe/Berlin");
    }

    @Test
    void quietHoursThatAreSwitchedOffAreKeptForAnotherTime() {
        var page = open(signedIn("clara"), "/settings");
        var on = page.getByRole(AriaRole.SWITCH, new Page.GetByRoleOptions().setName("Quiet hours"));
        on.check();
        page.getByLabel("From").fill("23:15");
        page.getByLabel("Until").fill("06:45");
        page.getByLabel("Time zone").fill("Asia/Tokyo");
        button(page, "Save quiet hours").click();
        assertThat(page.locator("#main .banner")).containsText("It is quiet from 23:15 until 06:45.");
        on.uncheck();
        page.getByLabel("From").fill("22:30");
        button(page, "Save quiet hours").click();
        assertThat(page.locator("#main .banner")).containsText("Quiet hours are switched off.");
        assertThat(on).not().isChecked();
        assertThat(page.getByLabel("From")).hasValue("22:30");
        assertThat(page.getByLabel("Until")).hasValue("06:45");
        page.getByLabel("Time zone").fill("Nowhere");
        button(page, "Save quiet hours").click();
        assertThat(page.locator("#main .banner")).containsText("Quiet hours are switched off.");
        assertThat(page.getByLabel("Time zone")).hasValue("Asia/Tokyo");
        Assertions.assertThat(as("clara")
                        .get("/api/v1/preferences")
                        .json()
                        .get("quietHours")
                        .isNull())
                .isTrue();
    }

    @Test
    void eachKindHasItsNameAndAnUnknownOneItsOwn() {
        account("conny");
        publish("user:conny", "message", "normal", "One");
        publish("user:conny", "deploy.finished", "normal", "Two");
        var page = open(signedIn("conny"), "/settings");
        assertThat(page.locator("tr[data-kind='type:message'] th")).hasText("Messages to me, and in topics");
        assertThat(page.locator("tr[data-kind='type:deploy.finished'] th")).hasText("deploy.finished");
    }

    @Test
    void withoutScriptAButtonSavesTheBoxes() {
        var unscripted =
                new Browser.NewContextOptions().setBaseURL(server.url()).setJavaScriptEnabled(false);
        var page = signedIn("ivy", unscripted).newPage();
        page.navigate("/settings");
        assertThat(page.locator("[data-notices]")).isHidden();
        box(page, "Likes: Inbox").uncheck();
        box(page, "Comments: Sound").check();
        button(page, "Save what reaches me").click();
        assertThat(page.locator("#main .banner")).containsText("What reaches you is saved.");
        assertThat(box(page, "Likes: Inbox")).not().isChecked();
        assertThat(box(page, "Comments: Sound")).isChecked();
        assertThat(box(page, "Comments: Inbox")).isChecked();
        assertThat(mutes(page)).hasText(new String[] {"Likes"});
    }

    @Test
    void aToastIsKeptBackByItsKindOrItsTopic() {
        follow("dora", "releases");
        var page = open(signedIn("dora"), "/");
        var settings = open(page.context(), "/settings");
        box(settings, "# releases: Toast").uncheck();
        assertThat(toasts(settings)).containsText("Saved.");
        box(settings, "Likes: Toast").uncheck();
        assertThat(toasts(settings)).hasCount(2);
        awaitPreference(page, "type:like", "toast", false);
        tell("topic:releases", "Kept back");
        publish("user:dora", "like", "normal", "Kept back");
        tell("user:dora", "Shown");
        assertThat(toasts(page)).hasText(Pattern.compile("Shown"));
        assertThatInboxCounts(page, 3);
    }

    @Test
    void quietHoursKeepToastsBackButNotWhatIsImportant() {
        quiet("emil", 0);
        quiet("else", 2);
        var page = open(signedIn("emil"), "/");
        var awake = open(signedIn("else"), "/");
        publish("everyone", "note", "normal", "Kept back");
        publish("everyone", "note", "low", "Too low");
        publish("everyone", "note", "high", "Important");
        assertThat(toasts(page)).hasCount(1);
        assertThat(toasts(page)).containsText("Important");
        assertThat(toasts(awake)).hasCount(2);
    }

    @Test
    void aToneAndANoticeComeInOneTabOfThree() {
        account("finn");
        as("finn").put("/api/v1/preferences/type:like", "{\"sound\":true,\"desktop\":true}");
        as("finn").put("/api/v1/preferences/type:comment", "{\"desktop\":true}");
        var context = signedIn("finn");
        context.addInitScript("""
                const note = (word) => localStorage.setItem(`rings ${word} ${Math.random()}`, "");
                const node = { connect: (next) => next, frequency: { setValueAtTime() {} },
                  gain: { setValueAtTime() {}, exponentialRampToValueAtTime() {} }, start() { note("tone"); }, stop() {} };
                window.AudioContext = class {
                  state = "running"; currentTime = 0;
                  resume() { return Promise.resolve(); } close() {} createOscillator() { return node; } createGain() { return node; }
                };
                window.Notification = class {
                  static permission = "granted";
                  constructor(title) { note(`notice:${title}`); window.notice = this; }
                  close() {}
                };
                """);
        var tabs = List.of(open(context, "/"), open(context, "/inbox"), open(context, "/topics"));
        var after = publish("user:finn", "like", "low", "low") - 1;
        publish("user:finn", "note", "normal", "note");
        publish("user:finn", "like", "normal", "one");
        publish("user:finn", "comment", "normal", "two");
        tabs.forEach(tab -> assertThat(tab.locator(".toast").last()).containsText("two"));
        assertThatRingsAre(tabs.getFirst(), "notice:one notice:two tone");
        // Nor what happened while nobody was there.
        tabs.forEach(Page::close);
        publish("user:finn", "like", "normal", "missed");
        var back = openFrom(context, after);
        assertThat(toasts(back)).containsText("while you were away");
        assertThatRingsAre(back, "notice:one notice:two tone");
    }

    @Test
    void aNoticeLeadsToItsThing() {
        account("gwen");
        as("gwen").put("/api/v1/preferences/type:like", "{\"desktop\":true}");
        var context = signedIn("gwen");
        context.addInitScript("""
                window.Notification = class {
                  static permission = "granted";
                  constructor() { window.notice = this; }
                  close() {}
                };
                """);
        var page = open(context, "/");
        publish("user:gwen", "like", "normal", "Come");
        page.waitForFunction("() => window.notice?.onclick");
        page.evaluate("setTimeout(window.notice.onclick)");
        assertThat(page).hasURL(server.url() + "/topics");
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsWrongWithTheSettings(Look look) {
        var gallery = new Gallery(look);
        follow("hugo", "news");
        as("hugo").put("/api/v1/topics/releases/subscription");
        mute("hugo", "thing:post/42", "Who has the thermos? " + "Donaudampfschifffahrtsgesellschaft".repeat(5));
        mute("hugo", "person:x_xX_d4rk_l0rd_of_the_very_long_user_names_Xx_x", "");
        mute("hugo", "type:" + "a".repeat(64), "");
        var page = open(signedIn("hugo", look.options(server.url())), "/settings");
        gallery.show(page, "settings-hugo");
        page.locator("#quiet").scrollIntoViewIfNeeded();
        gallery.show(page, "settings-hugo-quiet");
        page.getByLabel("Time zone").fill("Nowhere");
        page.getByRole(AriaRole.SWITCH, new Page.GetByRoleOptions().setName("Quiet hours"))
                .check();
        button(page, "Save quiet hours").click();
        page.locator("#mutes").scrollIntoViewIfNeeded();
        gallery.show(page, "settings-hugo-refused");
        gallery.assertThatNothingIsWrong();
    }

    private static Locator box(Page page, String name) {
        return page.getByRole(
                AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator mutes(Page page) {
        return page.locator("#mutes li .name");
    }

    private static void follow(String name, String slug) {
        account(name);
        as(name).put("/api/v1/topics/" + slug + "/subscription");
    }

    private static void mute(String name, String what, String label) {
        account(name);
        as(name).put("/api/v1/mutes?what=" + encoded(what) + "&label=" + encoded(label));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** An hour before and after so many hours from now. */
    private static void quiet(String name, int hours) {
        var middle =
                LocalTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES).plusHours(hours);
        account(name);
        as(name).put(
                        "/api/v1/preferences/quiet-hours",
                        "{\"from\":\"%s\",\"until\":\"%s\",\"zone\":\"UTC\"}"
                                .formatted(middle.minusHours(1), middle.plusHours(1)));
    }

    private static long publish(String to, String type, String priority, String title) {
        return server.api()
                .published(Api.JSON.writeValueAsString(Map.of(
                        "type", type, "to", List.of(to), "priority", priority, "title", title, "url", "/topics")));
    }

    private static void awaitPreference(Page page, String kind, String way, boolean wanted) {
        page.waitForFunction(
                "async ([kind, way, wanted]) => (await import('/js/preferences.js')).wants(way, { type: kind.slice(5), to: '' }) === wanted",
                List.of(kind, way, wanted));
    }

    private static void assertThatRingsAre(Page page, String rings) {
        page.waitForFunction("""
                rings => Object.keys(localStorage).map((key) => key.split(" ")).filter(([first]) => first === "rings")
                  .map(([, word]) => word).sort().join(" ") === rings
                """, rings);
    }

    private static Page openFrom(BrowserContext context, long cursor) {
        var page = context.newPage();
        page.route("**/inbox", route -> {
            var answer = route.fetch();
            route.fulfill(new Route.FulfillOptions()
                    .setResponse(answer)
                    .setBody(answer.text().replaceFirst("data-cursor=\"\\d+\"", "data-cursor=\"" + cursor + "\"")));
        });
        page.navigate("/inbox");
        return page;
    }
}
