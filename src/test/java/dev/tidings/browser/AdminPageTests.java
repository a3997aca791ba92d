package dev.tidings.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** An admin writes to many. */
class AdminPageTests extends PageTests {

    @Test
    void whatAnAdminSendsEverybodySeesAtOnce() {
        var bob = openBehind(signedIn("bob"), "/inbox");
        var alice = open(signedIn("alice"), "/");
        bell(bob).click();
        bell(alice).click();
        assertThatBellCounts(bob, 0);
        assertThatBellCounts(alice, 0);
        alice.keyboard().press("Escape");
        bob.keyboard().press("Escape");
        var readers = List.of(bob, alice);
        readers.forEach(PageTests::mark);

        var admin = open(signedIn("admin"), "/admin/notifications/new");
        admin.getByLabel("Title").fill("Maintenance on Sunday");
        admin.getByLabel("Text").fill("Tidings restarts once.");
        button(admin, "Review").click();
        assertThat(admin.locator(".reach")).containsText("4 people will get this");
        assertThat(admin.locator(".reach")).containsText("3 are connected now");
        assertThat(admin.locator(".previews [data-by]").first()).hasText("Maintenance on Sunday");
        button(admin, "Send to 4 people").click();
        button(admin, "Yes, send to 4 people").click();
        assertThat(admin).hasURL(Pattern.compile("/admin/notifications/\\d+$"));
        assertThat(admin.locator(".reach")).containsText("4 people addressed");

        readers.forEach(page -> {
            assertThatBellCounts(page, 1);
            assertThat(toasts(page)).containsText("Maintenance on Sunday");
            assertThatItWasNotReloaded(page);
        });
        assertThat(bob.locator("inbox-list .notification").first()).containsText("Tidings restarts once.");

        admin.locator(".rail").getByText("Sent").click();
        assertThat(admin.locator(".lines li").first()).containsText("Maintenance on Sunday");
        assertThat(admin.locator(".lines li").first()).containsText("to everyone");
        admin.getByText("Maintenance on Sunday").first().click();
        button(admin, "Take it back").click();
        button(admin, "Yes, take it back").click();
        assertThat(admin.locator(".tag-warn")).hasText("Taken back");
        readers.forEach(page -> assertThat(toasts(page)).hasCount(0));
    }

    @Test
    void whatIsWrongIsSaidBesideTheFieldAndNothingTypedIsLost() {
        var admin = open(signedIn("admin"), "/admin/notifications/new");
        radio(admin, "People").check();
        admin.locator("#people").fill("alice, nobody-here");
        admin.getByLabel("Title").fill("  ");
        admin.getByLabel("Text").fill("A text.\nOf two lines.");
        admin.getByLabel("Link").fill("javascript:alert(1)");
        admin.getByLabel("High").check();
        admin.getByLabel("Expires").fill("2001-02-03T04:05");
        admin.getByLabel("Time zone").selectOption("Europe/Berlin");
        button(admin, "Review").click();

        assertThat(admin.locator("#title-error")).isVisible();
        assertThat(admin.locator("#url-error")).isVisible();
        assertThat(admin.locator("#expiresAt-error")).isVisible();
        assertThat(admin.getByLabel("Link")).hasAttribute("aria-invalid", "true");
        assertThat(admin.locator("#people")).hasValue("alice, nobody-here");
        assertThat(admin.getByLabel("Text")).hasValue("A text.\nOf two lines.");
        assertThat(admin.getByLabel("Link")).hasValue("javascript:alert(1)");
        assertThat(admin.getByLabel("High")).isChecked();
        assertThat(admin.getByLabel("Expires")).hasValue("2001-02-03T04:05");
        assertThat(admin.getByLabel("Time zone")).hasValue("Europe/Berlin");
    }

    @Test
    void aTextThatIsTooLongIsNotCut() {
        var admin = open(signedIn("admin"), "/admin/notifications/new");
        admin.getByLabel("Title").fill("t".repeat(201));
        assertThat(admin.locator("#title-hint")).containsText("201 of 200 characters");
        admin.getByLabel("Text").fill("x".repeat(5_000));
        button(admin, "Review").click();
        assertThat(admin.locator("#title-error")).containsText("200");
        assertThat(admin.locator("#text-error")).containsText("it has 5,000");
        assertThat(admin.getByLabel("Text")).hasValue("x".repeat(5_000));
    }

    @Test
    void theWayBackFromTheReviewKeepsEverything() {
        var admin = open(signedIn("admin"), "/admin/notifications/new");
        radio(admin, "Topics").check();
        admin.locator("#topics").fill("news, releases");
        admin.getByLabel("Title").fill("Ferry <7>");
        button(admin, "Review").click();
        assertThat(admin.locator(".reach")).containsText("0 people will get this");
        button(admin, "Back").click();
        assertThat(admin.locator("#topics")).hasValue("news, releases");
        assertThat(admin.getByLabel("Title")).hasValue("Ferry <7>");
    }

    @Test
    void whoIsDisabledIsSignedOutAtOnce() {
        var gone = open(signedIn("mallory"), "/");
        var admin = open(signedIn("admin"), "/admin/accounts");
        button(admin, "Disable mallory").click();
        button(admin, "Cancel").click();
        assertThat(gone.locator(".rail link-state")).hasAttribute("data-state", "live");
        button(admin, "Disable mallory").click();
        button(admin, "Yes, disable").click();
        assertThat(button(admin, "Enable mallory")).isVisible();
        assertThat(gone.locator(".link-line")).containsText("You are signed out");
    }

    @Test
    void aKeyIsShownOnceAndATopicIsThereAtOnce() {
        var admin = open(signedIn("admin"), "/admin/keys");
        admin.getByLabel("What is it for?").fill("newsroom");
        admin.getByLabel("publish").check();
        button(admin, "Make key").click();
        assertThat(admin.locator("#secret")).hasText(Pattern.compile("tdg_.{20,}"));
        admin.reload();
        assertThat(admin.locator("#secret")).hasCount(0);
        assertThat(admin.locator(".lines")).containsText("newsroom");

        admin.navigate("/admin/topics");
        admin.getByLabel("Short name").fill("night-trains");
        admin.getByLabel("Title").fill("Night trains");
        button(admin, "Make topic").click();
        admin.navigate("/topics");
        assertThat(admin.locator(".topics")).containsText("night-trains");
    }

    private static Locator radio(Page page, String name) {
        return page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(name));
    }
}
