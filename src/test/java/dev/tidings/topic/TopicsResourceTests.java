package dev.tidings.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.account.ApiKeys;
import dev.tidings.account.Scope;
import dev.tidings.page.Browser;
import dev.tidings.support.Api;
import dev.tidings.support.Server;
import dev.tidings.support.Tokens;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Section 5 of the contract, and the pages that do the same. */
class TopicsResourceTests {

    private static Server server;

    @BeforeAll
    static void start() {
        server = Server.start();
        server.bean(Topics.class).create("secret", "Secret", "", Set.of("role:ADMIN", "key:demo"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void listsWhatTheCallerMayRead() {
        assertThat(server.api().get("/api/v1/topics").body())
                .isEqualTo("{\"topics\":["
                        + "{\"slug\":\"news\",\"title\":\"News\",\"description\":\"What happens in the city and around it.\","
                        + "\"followed\":false},"
                        + "{\"slug\":\"releases\",\"title\":\"Releases\",\"description\":\"New versions, and what is in them.\","
                        + "\"followed\":false},"
                        + "{\"slug\":\"secret\",\"title\":\"Secret\",\"description\":\"\",\"followed\":false}]}");
        var token = new Api(server.url(), Tokens.of("zoe"));
        assertThat(token.get("/api/v1/topics").json().get("topics")).hasSize(2);
    }

    @Test
    void followsAndUnfollows() {
        var zoe = new Api(server.url(), Tokens.of("zoe"));

        assertThat(zoe.put("/api/v1/topics/news/subscription").status()).isEqualTo(204);
        assertThat(zoe.put("/api/v1/topics/news/subscription").status()).isEqualTo(204);
        assertThat(zoe.get("/api/v1/topics").body()).contains("\"followed\":true");
        assertThat(zoe.delete("/api/v1/topics/news/subscription").status()).isEqualTo(204);
        assertThat(zoe.get("/api/v1/topics").body()).doesNotContain("\"followed\":true");
    }

    @Test
    void refusesWhatIsForbiddenAsIfItWereUnknown() {
        var zoe = new Api(server.url(), Tokens.of("zoe"));

        for (var slug : new String[] {"secret", "nothing"}) {
            var refused = zoe.put("/api/v1/topics/" + slug + "/subscription");
            assertThat(refused.status()).isEqualTo(404);
            assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
            assertThat(refused.json().get("detail").asString())
                    .isEqualTo("There is no topic “" + slug + "” that you may read.");
        }
    }

    @Test
    void refusesKeysWherePeopleAreMeant() {
        var blind = server.bean(ApiKeys.class).make("blind", Set.of(Scope.PUBLISH), null);

        assertThat(server.api().put("/api/v1/topics/news/subscription").status())
                .isEqualTo(403);
        assertThat(new Api(server.url(), blind.secret()).get("/api/v1/topics").status())
                .isEqualTo(403);
    }

    @Test
    void pagesDoTheSame() {
        server.api().published("{\"type\":\"story\",\"to\":[\"topic:news\"],\"title\":\"Ferry line 7 runs again\"}");
        var bob = Browser.of(server.port(), "bob");
        assertThat(bob.get("/").body()).contains("Ferry line 7 runs again");
        assertThat(bob.get("/topics").body()).contains("news", "releases").doesNotContain("secret");

        assertThat(bob.submit("put", "/topics/news/subscription").location()).isEqualTo("/topics");
        var page = bob.get("/topics/news");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("Ferry line 7 runs again", "every account", "href=\"/topics/news\"");
        assertThat(bob.submit("delete", "/topics/news/subscription").location()).isEqualTo("/topics/news");
        assertThat(bob.get("/topics/secret").status()).isEqualTo(404);
    }
}
