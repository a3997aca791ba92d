package dev.tidings.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.log.EventLog;
import dev.tidings.page.Browser;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "spring.datasource.url=jdbc:h2:mem:${random.uuid};DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000")
@ActiveProfiles("demo")
class AdminPagesTests {

    @LocalServerPort
    int port;

    @Autowired
    EventLog eventLog;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/notifications/new",
                "/admin/notifications",
                "/admin/topics",
                "/admin/keys",
                "/admin/accounts"
            })
    void areForAdminsOnly(String path) {
        assertThat(Browser.of(port, "alice").get(path).status()).isEqualTo(403);
        var page = Browser.of(port, "admin").get(path);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("data-me=\"admin\"");
    }

    @Test
    void showsWhatWillBeSentAndToHowMany() {
        var admin = admin();

        var review = admin.submit("/admin/notifications/review", form("Maintenance <on> Sunday", "everyone"));
        assertThat(review.status()).isEqualTo(200);
        assertThat(review.body()).contains("Maintenance &lt;on&gt; Sunday", "people will get this", "Everyone");
        var people = form("Hello", "people");
        people.put("people", "alice, crol");
        var refused = admin.submit("/admin/notifications/review", people);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("Nobody is called “crol”. Did you mean carol?", "value=\"alice, crol\"");
        var back = admin.submit("/admin/notifications/new", people);
        assertThat(back.status()).isEqualTo(200);
        assertThat(back.body()).contains("value=\"alice, crol\"", "value=\"" + people.get("once") + "\"");
    }

    @Test
    void sendsOnceHoweverOftenTheFormIsSent() throws Exception {
        var admin = admin();
        var form = form("Once and no more", "people");
        form.put("people", "alice bob");
        Callable<String> click =
                () -> admin.submit("/admin/notifications", form).location();

        try (var executor = Executors.newFixedThreadPool(4)) {
            var sent = executor.invokeAll(Stream.generate(() -> click).limit(4).toList()).stream()
                    .map(answer -> answer.resultNow())
                    .collect(Collectors.toSet());
            assertThat(sent).hasSize(1).allMatch(location -> location.matches("/admin/notifications/[0-9]+"));
        }

        form.put("title", "Something else");
        assertThat(admin.submit("/admin/notifications", form).status()).isEqualTo(302);
        var event = eventLog.find(eventLog.head()).orElseThrow();
        assertThat(event.content().title()).isEqualTo("Something else");
        assertThat(event.type()).isEqualTo("announcement");
        assertThat(event.actor()).isEqualTo("admin");
        assertThat(event.publisher()).isEqualTo("account:admin");
        assertThat(eventLog.find(event.id() - 1).orElseThrow().content().title())
                .isEqualTo("Once and no more");
        assertThat(eventLog.find(event.id() - 2).orElseThrow().content().title())
                .isNotEqualTo("Once and no more");
    }

    @Test
    void takesBackWhatWasSent() {
        var admin = admin();
        var form = form("A mistake", "roles");
        form.put("role", "ADMIN");
        var sent = admin.submit("/admin/notifications", form).location();
        assertThat(admin.get(sent).body()).contains("A mistake", "all admins", "Take it back");

        assertThat(admin.submit("delete", sent).location()).isEqualTo(sent);

        assertThat(admin.get(sent).body()).contains("Taken back").doesNotContain("A mistake");
        assertThat(admin.get("/admin/notifications/1").status()).isEqualTo(404);
    }

    @Test
    void listsWhatWasSent() {
        var admin = admin();
        assertThat(admin.get("/admin").location()).isEqualTo("/admin/notifications/new");
        var sent = admin.submit("/admin/notifications", form("Listed <first>", "everyone"))
                .location();
        var second = admin.submit("/admin/notifications", form("Listed second", "everyone"))
                .location();
        admin.submit("delete", sent);

        var list = admin.get("/admin/notifications").body();

        assertThat(list).contains("Listed second", "to <bdi>everyone</bdi>", "Taken back");
        assertThat(list.indexOf("href=\"" + second + "\""))
                .isPositive()
                .isLessThan(list.indexOf("href=\"" + sent + "\""));
        assertThat(list).doesNotContain("Listed &lt;first&gt;");
    }

    @Test
    void makesTopics() {
        var admin = admin();
        var refused = admin.submit(
                "/admin/topics", Map.of("slug", "Night Trains", "title", "Trains", "readers", "ADMIN, alce, key:none"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body())
                .contains(
                        "Nobody is called “alce”. Did you mean alice?",
                        "There is no key “none”.",
                        "value=\"Night Trains\"");

        var made = admin.submit("/admin/topics", Map.of("slug", "night-trains", "readers", "ADMIN, Alice, key:demo"));

        assertThat(made.location()).isEqualTo("/admin/topics");
        assertThat(admin.get("/admin/topics").body()).contains("night-trains", "the key demo, admins and alice");
        assertThat(Browser.of(port, "alice").get("/topics/night-trains").status())
                .isEqualTo(200);
        assertThat(Browser.of(port, "bob").get("/topics/night-trains").status()).isEqualTo(404);
        assertThat(admin.submit("/admin/topics", Map.of("slug", "night-trains")).body())
                .contains("There is a topic “night-trains” already.");
    }

    @Test
    void showsASecretOnce() {
        var admin = admin();
        assertThat(admin.submit("/admin/keys", Map.of("name", "demo", "perMinute", "0"))
                        .body())
                .contains("There is a key “demo” already.", "Choose at least one.", "from 1 to 999,999");

        assertThat(admin.submit("/admin/keys", Map.of("name", "newsroom", "scopes", "publish", "perMinute", "60"))
                        .location())
                .isEqualTo("/admin/keys");

        var first = admin.get("/admin/keys").body();
        assertThat(first).containsPattern("tdg_[A-Za-z0-9_-]{43}").contains("newsroom", "60 a minute");
        assertThat(admin.get("/admin/keys").body()).contains("newsroom").doesNotContain("tdg_");
        var id = first.replaceAll("(?s).*?action=\"/admin/keys/([0-9]+)\".*", "$1");
        assertThat(admin.submit("delete", "/admin/keys/" + id).location()).isEqualTo("/admin/keys");
        assertThat(admin.get("/admin/keys").body()).contains("Revoked");
    }

    @Test
    void disablesAndEnablesAccountsButNotOnesOwn() {
        var admin = admin();
        var carol = Browser.of(port, "carol");

        assertThat(admin.submit("put", "/admin/accounts/carol/suspension").location())
                .isEqualTo("/admin/accounts");
        assertThat(carol.get("/").status()).isEqualTo(302);
        assertThat(admin.get("/admin/accounts").body()).contains("Disabled");
        admin.submit("delete", "/admin/accounts/carol/suspension");
        assertThat(Browser.of(port, "carol").get("/").status()).isEqualTo(200);
        var own = admin.submit("put", "/admin/accounts/Admin/suspension");
        assertThat(own.status()).isEqualTo(403);
        assertThat(own.body()).contains("You cannot disable yourself.");
        assertThat(admin.submit("put", "/admin/accounts/nobody/suspension").status())
                .isEqualTo(404);
    }

    private Browser admin() {
        var admin = Browser.of(port, "admin");
        admin.get("/admin/topics");
        return admin;
    }

    private static Map<String, String> form(String title, String audience) {
        return new HashMap<>(Map.of(
                "audience",
                audience,
                "title",
                title,
                "priority",
                "normal",
                "once",
                UUID.randomUUID().toString()));
    }
}
