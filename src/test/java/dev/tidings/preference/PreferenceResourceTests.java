package dev.tidings.preference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.page.Browser;
import dev.tidings.support.Api;
import dev.tidings.support.Databases;
import dev.tidings.support.Server;
import dev.tidings.support.Tokens;
import dev.tidings.topic.Topics;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The calls, and the forms of the settings page that do the same. */
class PreferenceResourceTests {

    private static Server server;

    @BeforeAll
    static void start() {
        HadKinds had = reader -> reader.key().startsWith("old") ? Set.of("note", "alert", "like") : Set.of();
        server = Server.with(had, Databases.H2.fresh());
        server.bean(Topics.class).create("secret", "Secret", "", Set.of("role:ADMIN"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void toldInOnePiece() {
        var zoe = as("zoe");
        zoe.put("/api/v1/topics/news/subscription");
        assertThat(zoe.get("/api/v1/preferences").body())
                .isEqualTo("{\"kinds\":["
                        + "{\"kind\":\"type:like\",\"inbox\":true,\"toast\":true,\"sound\":false,\"desktop\":false},"
                        + "{\"kind\":\"type:comment\",\"inbox\":true,\"toast\":true,\"sound\":false,\"desktop\":false}],"
                        + "\"topics\":["
                        + "{\"kind\":\"topic:news\",\"inbox\":true,\"toast\":true,\"sound\":false,\"desktop\":false}],"
                        + "\"quietHours\":null,\"mutes\":[]}");
    }

    @Test
    void kindsAreThoseOfTheRoomsAndThoseThatTheReaderHasHadOrMutes() {
        var old = as("old-one");
        old.put("/api/v1/mutes?what=type:zebra");
        assertThat(old.get("/api/v1/preferences").json().get("kinds").findValuesAsString("kind"))
                .containsExactly("type:like", "type:comment", "type:alert", "type:note", "type:zebra");
    }

    @Test
    void chosenPieceByPiece() {
        var yan = as("yan");
        assertThat(yan.put("/api/v1/preferences/type:like", "{\"sound\":true}").body())
                .isEqualTo("{\"kind\":\"type:like\",\"inbox\":true,\"toast\":true,\"sound\":true,\"desktop\":false}");
        assertThat(yan.put("/api/v1/preferences/type:like", "{\"toast\":false,\"desktop\":true}")
                        .status())
                .isEqualTo(200);
        assertThat(yan.get("/api/v1/preferences").json().get("kinds").get(0).toString())
                .isEqualTo("{\"kind\":\"type:like\",\"inbox\":true,\"toast\":false,\"sound\":true,\"desktop\":true}");
    }

    @Test
    void theInboxOfAKindAndAMuteOfItAreOneThing() {
        var xia = as("xia");
        xia.put("/api/v1/preferences/type:like", "{\"inbox\":false}");
        var mute = xia.get("/api/v1/preferences").json().get("mutes").get(0);
        assertThat(mute.get("what").asString()).isEqualTo("type:like");
        assertThat(mute.get("mutedAt").asString()).endsWith("Z");
        assertThat(xia.delete("/api/v1/mutes?what=type:like").status()).isEqualTo(204);
        assertThat(inbox(xia)).isTrue();
        xia.put("/api/v1/mutes?what=type:like");
        assertThat(inbox(xia)).isFalse();
        xia.put("/api/v1/preferences/type:like", "{\"inbox\":true}");
        assertThat(xia.get("/api/v1/preferences").json().get("mutes")).isEmpty();
    }

    private static boolean inbox(Api api) {
        return api.get("/api/v1/preferences")
                .json()
                .get("kinds")
                .get(0)
                .get("inbox")
                .asBoolean();
    }

    @ParameterizedTest
    @ValueSource(strings = {"type:nothing", "topic:news", "topic:secret", "person:ann", "like"})
    void whatTheReaderDoesNotHaveIsRefused(String kind) {
        var refused = as("wim").put("/api/v1/preferences/" + kind, "{\"toast\":false}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        assertThat(refused.json().get("errors").get(0).get("parameter").asString())
                .isEqualTo("kind");
    }

    @Test
    void fieldsOfAnotherFormAreRefusedByName() {
        var refused = as("wim").put("/api/v1/preferences/type:like", "{\"toast\":1,\"tost\":true,\"inbox\":false}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("errors").findValuesAsString("pointer"))
                .containsExactlyInAnyOrder("/tost", "/toast");
        assertThat(inbox(as("wim"))).isTrue();
        assertThat(as("wim").put("/api/v1/preferences/type:like", "[]").status())
                .isEqualTo(422);
        assertThat(as("wim").put("/api/v1/preferences/type:like", "{").status()).isEqualTo(400);
        assertThat(as("wim").put("/api/v1/preferences/type:like", "").status()).isEqualTo(422);
        assertThat(as("wim")
                        .put("/api/v1/preferences/type:like", "[" + " ".repeat(5_000) + "]")
                        .status())
                .isEqualTo(413);
        assertThat(as("wim").put("/api/v1/preferences/type:like").status()).isEqualTo(415);
        assertThat(server.api().get("/api/v1/preferences").status()).isEqualTo(403);
    }

    @Test
    void quietHoursComeAndGo() {
        var uma = as("uma");
        var hours = "{\"from\":\"22:00\",\"until\":\"07:30\",\"zone\":\"Europe/Berlin\"}";
        assertThat(uma.put("/api/v1/preferences/quiet-hours", hours).body()).isEqualTo(hours);
        assertThat(uma.put("/api/v1/preferences/quiet-hours", hours.replace("22:00", "23:15"))
                        .status())
                .isEqualTo(200);
        assertThat(uma.get("/api/v1/preferences").json().get("quietHours").toString())
                .isEqualTo(hours.replace("22:00", "23:15"));
        assertThat(uma.delete("/api/v1/preferences/quiet-hours").status()).isEqualTo(204);
        assertThat(uma.get("/api/v1/preferences").json().get("quietHours").isNull())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "22:00, 22:00, UTC, /until",
        "22:00, 07:00, Europe/Atlantis, /zone",
        "25:00, 07:00, UTC, /from",
        "22:00, soon, UTC, /until"
    })
    void quietHoursThatMakeNoSenseAreRefused(String from, String until, String zone, String pointer) {
        var refused = as("tom")
                .put(
                        "/api/v1/preferences/quiet-hours",
                        "{\"from\":\"%s\",\"until\":\"%s\",\"zone\":\"%s\"}".formatted(from, until, zone));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("errors").findValuesAsString("pointer")).containsExactly(pointer);
    }

    @Test
    void allThatIsWrongWithQuietHoursIsSaidTogether() {
        var refused = as("tom")
                .put(
                        "/api/v1/preferences/quiet-hours",
                        "{\"from\":\"22:00\",\"until\":\"22:00\",\"zone\":\"Europe/Atlantis\"}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("errors").findValuesAsString("pointer"))
                .containsExactlyInAnyOrder("/until", "/zone");
    }

    @Test
    void aThingIsMutedByItsWholeIdAndUndone() {
        var sue = as("sue");
        var what = "thing:post/a/b?c&d ü";
        var muted = sue.put("/api/v1/mutes?what=" + encoded(what) + "&label=" + encoded("First light"));
        assertThat(muted.status()).isEqualTo(200);
        assertThat(muted.json().get("label").asString()).isEqualTo("First light");
        assertThat(sue.get("/api/v1/preferences").json().get("mutes").findValuesAsString("what"))
                .containsExactly(what);
        assertThat(sue.delete("/api/v1/mutes?undo=true&what=" + encoded(what)).status())
                .isEqualTo(204);
        assertThat(sue.delete("/api/v1/mutes?undo=true&what=" + encoded(what)).status())
                .isEqualTo(204);
        assertThat(sue.get("/api/v1/preferences").json().get("mutes")).isEmpty();
        assertThat(sue.put("/api/v1/mutes?what=post").status()).isEqualTo(422);
        assertThat(sue.put("/api/v1/mutes?what=topic:secret").status()).isEqualTo(404);
        assertThat(sue.put("/api/v1/mutes").status()).isEqualTo(400);
    }

    @Test
    void theFormOfTheMatrixSavesAllItsLines() {
        var bob = Browser.of(server.port(), "bob");
        bob.get("/settings");
        var saved = bob.submit(
                "/settings/preferences",
                Map.of(
                        "_method",
                        "put",
                        "kind",
                        "type:like,type:comment",
                        "toast",
                        "type:like",
                        "sound",
                        "type:comment"));
        assertThat(saved.location()).isEqualTo("/settings");
        var page = bob.get("/settings").body();
        assertThat(page).contains("What reaches you is saved.", "Unmute Likes", "Unmute Comments");
        assertThat(page)
                .contains("{\"kinds\":{\"type:comment\":{\"toast\":false,\"sound\":true,\"desktop\":false}}}</script>");
        bob.submit(
                "/settings/preferences",
                Map.of("_method", "put", "kind", "type:like,type:comment", "inbox", "type:like,type:comment"));
        assertThat(bob.get("/settings").body()).contains("You mute nothing.");
    }

    @Test
    void theFormKeepsALineThatIsNoMore() {
        var carol = Browser.of(server.port(), "carol");
        carol.get("/settings");
        var refused = carol.submit(
                "/settings/preferences",
                Map.of("_method", "put", "kind", "type:like,topic:gone", "sound", "topic:gone,type:like"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body())
                .contains("You have nothing of this kind any more.", "#\u00a0gone")
                .containsPattern("name=\"sound\" value=\"topic:gone\" checked");
        assertThat(carol.get("/settings").body()).contains("You mute nothing.").doesNotContain("#\u00a0gone");
    }

    @Test
    void theFormsOfMutesUnmuteAndMuteAgain() {
        var alice = Browser.of(server.port(), "alice");
        as("alice").put("/api/v1/mutes?what=person:Eve&label=" + encoded("<b>Eve</b>"));
        assertThat(alice.get("/settings").body())
                .contains("&lt;b&gt;Eve&lt;/b&gt;")
                .doesNotContain("<b>Eve");
        assertThat(alice.submit("/settings/mutes", Map.of("_method", "delete", "what", "person:eve"))
                        .location())
                .isEqualTo("/settings");
        assertThat(alice.get("/settings").body()).contains("You hear of this again: ", "You mute nothing.");
        alice.submit("/settings/mutes", Map.of("_method", "put", "what", "person:eve", "label", "Eve"));
        assertThat(alice.get("/settings").body()).contains("Unmute Eve");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Api as(String name) {
        return new Api(server.url(), Tokens.of(name));
    }
}
