package dev.tidings.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.tidings.support.Server;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In, out, and in again. */
class SignInPageTests extends PageTests {

    @Test
    void whoSignsUpIsIn() {
        var page = visitor().newPage();
        page.navigate("/");
        page.getByText("Make an account").click();
        page.getByLabel("Name").fill("New.Comer");
        page.getByLabel("Password").fill("a sentence is better");
        button(page, "Make an account").click();
        assertThat(page).hasTitle("Home · Tidings");
        assertThat(page.locator(".rail-me")).containsText("New.Comer");
        awaitLive(page);
    }

    @Test
    void aSignUpThatIsRefusedSaysWhyBesideTheField() {
        var page = visitor().newPage();
        page.navigate("/signup");
        page.getByLabel("Name").fill("ALICE");
        page.getByLabel("Password").fill("short");
        button(page, "Make an account").click();
        assertThat(page.locator("#password-error")).isVisible();
        assertThat(page.getByLabel("Name")).hasValue("ALICE");

        page.getByLabel("Password").fill("a sentence is better");
        button(page, "Make an account").click();
        assertThat(page.locator("#username-error")).isVisible();
        assertThat(page.getByLabel("Name")).hasValue("ALICE");
    }

    @Test
    void aWrongPasswordIsSaidBesideTheFieldAndTheNameIsKept() {
        var page = visitor().newPage();
        page.navigate("/login");
        signIn(page, "bob", "not this");
        assertThat(page.locator("#password-error")).isVisible();
        assertThat(page.getByLabel("Password")).isFocused();
        assertThat(page.getByLabel("Password"))
                .hasAccessibleDescription(page.locator("#password-error").innerText());
        assertThat(page.getByLabel("Name")).hasValue("bob");
        signIn(page, "bob", PASSWORD);
        assertThat(page).hasTitle(Pattern.compile("Home · Tidings"));
    }

    @Test
    void whoComesByADeepLinkLandsThereAfterSigningIn() {
        var page = visitor().newPage();
        page.navigate("/topics/news");
        assertThat(page).hasTitle("Sign in · Tidings");
        signIn(page, "carol", PASSWORD);
        assertThat(page).hasTitle(Pattern.compile("# news · Tidings"));
    }

    @Test
    void aSessionOutlivesARestartAndThePageComesBackByItself(@TempDir Path directory) {
        var url = "jdbc:h2:file:" + directory.resolve("tidings") + ";LOCK_TIMEOUT=10000";
        server.close();
        server = Server.on(url);
        var port = server.port();
        var page = open(signedIn("bob"), "/inbox");
        mark(page);

        server.close();
        assertThat(page.locator(".link-line")).containsText("Connecting again");
        server = Server.on(port, url);
        awaitLive(page);
        assertThat(page.locator(".link-line")).isHidden();
        tell("user:bob", "After the restart");
        assertThat(page.locator("inbox-list .notification").first()).containsText("After the restart");
        assertThatItWasNotReloaded(page);
        page.reload();
        assertThat(page.locator("inbox-list .notification").first()).containsText("After the restart");
    }
}
