package dev.tidings.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import dev.tidings.page.Deed;
import dev.tidings.page.Sentences;
import dev.tidings.page.Sentences.Piece;
import dev.tidings.social.Wall;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page says in the reader's language, when it is made and while it lives. */
class LanguagePageTests extends PageTests {

    private static final String HOSTILE = "</b>{by} '{about}' <img src=x onerror='window.ran=1'> # \u202e שלום";

    /** Each of them as the markup of its link. */
    private static final String SAY = """
            async (items) => {
              const { sentenceOf } = await import("/js/sentences.js");
              return items.map((item) => {
                const link = document.createElement("a");
                link.append(...sentenceOf(item));
                return [...link.childNodes].map((node) => {
                  const own = node.querySelector?.("bdi");
                  const kind = !own ? "WORDS" : "by" in own.dataset ? "NAME" : "OBJECT";
                  return `${node.nodeName === "B" ? "strong " : ""}${kind}: ${node.textContent}`;
                });
              });
            }""";

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void scriptsSayTheSameAsTheServer(String language) {
        var deeds = deeds();
        var page = open(signedIn("ines", in(language)), "/inbox");

        var said = (List<?>) page.evaluate(SAY, deeds.stream().map(Deed::item).toList());

        var locale = Locale.of(language);
        var sentences = server.bean(Sentences.class);
        for (int i = 0; i < deeds.size(); i++) {
            Assertions.assertThat(said.get(i))
                    .as(deeds.get(i).toString())
                    .isEqualTo(sentences.of(deeds.get(i).view(), locale).stream()
                            .map(LanguagePageTests::described)
                            .toList());
        }
        Assertions.assertThat(page.evaluate("window.ran")).isNull();
    }

    private static List<Deed> deeds() {
        var known = Stream.of("like", "comment", "mention", "reply", "follow")
                .flatMap(type -> Stream.of(
                        Deed.of(type, "Ann", 1, "First light"),
                        Deed.of(type, "Ann,Bob", 2, "First light"),
                        Deed.of(type, "Ann", 2, "First light"),
                        Deed.of(type, "Ann,Bob,Cem", 3, "First light"),
                        Deed.of(type, "Ann,Bob,Cem,Dee,Eve", 1_235, "First light"),
                        Deed.of(type, HOSTILE, 1, HOSTILE),
                        Deed.of(type, "Ann", 1, null).titled("Ann did it"),
                        Deed.of(type, "", 0, "First light").titled(" "),
                        Deed.of(type, "Ann", 1, "First light")
                                .titled("In new words")
                                .corrected(),
                        Deed.of(type, "Ann", 4, "First light")
                                .titled("In new words")
                                .corrected()));
        var others = Stream.of(
                Deed.of("note", "Ann", 1, "First light").titled(HOSTILE),
                Deed.of("note", "", 0, "First light"),
                Deed.of("two.like", "Ann", 1, null),
                Deed.of("constructor", "Ann", 1, null));
        return Stream.concat(known, others).toList();
    }

    private static String described(Piece piece) {
        return (piece.strong() ? "strong " : "") + piece.kind() + ": " + piece.text();
    }

    @Test
    void theBrowsersLanguageHoldsUntilAnotherIsChosen() {
        var context = signedIn("joe", in("de"));
        var page = open(context, "/settings");
        assertThat(page.locator("html")).hasAttribute("lang", "de");
        assertThat(page).hasTitle("Einstellungen · Tidings");

        page.getByLabel("English").check();
        button(page, "Ändern").click();
        assertThat(page).hasTitle("Settings · Tidings");
        assertThat(page.locator("html")).hasAttribute("lang", "en");
        assertThat(page.getByLabel("English")).isChecked();

        button(page, "Sign out").first().click();
        assertThat(page).hasTitle("Sign in · Tidings");
        assertThat(page.locator("html")).hasAttribute("lang", "en");
    }

    @Test
    void whatComesLiveIsSaidInTheReadersLanguage() {
        var id = post("karl", "Niedrigwasser");
        var karl = openBehind(signedIn("karl", in("de")), "/inbox");
        account("lea");

        server.bean(Wall.class).comment("lea", id, "Schön!");

        var sentence = "lea kommentierte Niedrigwasser";
        assertThat(toasts(karl)).containsText(sentence);
        var first = karl.locator("inbox-list .notification").first();
        assertThat(first.locator(".notification-title")).hasText("Neu. " + sentence);
        assertThat(first.locator("time")).hasText("jetzt");
        assertThat(bell(karl)).hasAccessibleName("Mitteilungen, 1 neue");
        karl.reload();
        assertThat(first.locator(".notification-title a")).hasText(sentence);
        assertThat(first.locator("[data-by]")).hasText("lea");
        assertThat(first.locator("[data-about]")).hasText("Niedrigwasser");
    }

    @Test
    void whatLivesOnPagesStaysInTheReadersLanguage() {
        var id = post("pit", "Springflut");
        var pit = open(signedIn("pit", in("de")), "/");
        var post = pit.locator("live-post[data-post='" + id + "']");
        var like = post.locator("[data-like] button");
        assertThat(like).hasText("Gefällt mir");
        like.click();
        assertThat(like).hasAccessibleName("Gefällt mir, bisher 1");
        like.click();
        assertThat(like).hasText("Gefällt mir");
        assertThat(like).hasAccessibleName("Gefällt mir, bisher 0");

        account("rita");
        var wall = server.bean(Wall.class);
        wall.comment("rita", id, "Oh!");
        assertThat(post.locator("[data-comments]")).hasAccessibleName("Kommentare, bisher 1");
        wall.post("rita", "Nipptide");
        assertThat(pit.locator(".pill")).hasText("1 neuer Beitrag");
        post.getByLabel("Kommentar schreiben").fill("y".repeat(4_001));
        post.getByLabel("Senden").click();
        assertThat(post.locator(".error")).hasText("Das sind 4.001 Zeichen; 4.000 passen.");

        pit.navigate("/topics/news");
        awaitLive(pit);
        tell("topic:news", "Neues");
        assertThat(pit.locator(".pill")).hasText("1 neue Meldung");
    }

    @Test
    void aLongTallyIsCountedOnInGerman() {
        var page = open(signedIn("rolf", in("de")), "/");
        post("sven", "Zählen");
        page.reload();
        var likes = page.locator("[data-comments]").first();
        page.evaluate("""
                async () => {
                  const { Tally } = await import("/js/tally.js");
                  const button = document.querySelector("[data-comments]");
                  button.dataset.tally = 1234;
                  new Tally(button, "Kommentar", (count) => `Kommentare: ${count}`).value += 1;
                }""");
        assertThat(likes).hasText("1.235");
        assertThat(likes).hasAccessibleName("Kommentare: 1235");
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsWrongWithPagesInGerman(Look look) {
        var gallery = new Gallery(look);
        var options = look.options(server.url()).setLocale("de-DE");
        var visitor = visitor(options).newPage();
        for (var place : List.of("login", "signup")) {
            visitor.navigate("/" + place);
            gallery.show(visitor, place + "-german");
        }
        var id = post("mia", "Morgenlicht");
        Stream.of("nils", "olga").forEach(name -> {
            account(name);
            server.bean(Wall.class).comment(name, id, "Wo war das?");
        });
        tell("everyone", "Die Fähre fährt wieder");
        var page = open(signedIn("mia", options), "/inbox");
        gallery.show(page, "inbox-german");
        bell(page).click();
        gallery.show(page, "bell-german");
        as("mia").put("/api/v1/topics/news/subscription");
        server.api().published("""
                {"type":"story","to":["topic:news"],"title":"Die Linie 7 fährt wieder","priority":"high",
                 "url":"https://harbour-post.example/7","actor":"admin"}""");
        as("mia").put("/api/v1/mutes?what=type:reply");
        for (var place : List.of(
                "inbox?filter=done", "", "posts/" + id, "topics", "topics/news", "topics/releases", "settings")) {
            page.navigate("/" + place);
            awaitLive(page);
            gallery.show(page, name(place) + "-german");
        }
        for (var section : List.of("quiet", "sessions")) {
            page.evaluate("id => document.getElementById(id).scrollIntoView()", section);
            gallery.show(page, "settings-german-" + section);
        }
        page.navigate("/nowhere");
        gallery.show(page, "error-german");
        gallery.assertThatNothingIsWrong();
    }

    private static String name(String place) {
        return place.isEmpty()
                ? "wall"
                : place.replaceAll("\\d+", "").replaceAll("\\W+", "-").replaceAll("-$", "");
    }

    private static Browser.NewContextOptions in(String language) {
        return new Browser.NewContextOptions().setBaseURL(server.url()).setLocale(language);
    }
}
