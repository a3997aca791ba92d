package dev.tidings.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Contract, section 2, over the real port. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:${random.uuid};DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000",
            "tidings.tokens.secret=" + Jwt.SECRET,
            "tidings.cors.allowed-origins=https://shop.example",
            "tidings.admin.password=correct horse"
        })
class SignInTests {

    private static final String WRONG = "This name and password do not belong together.";

    private static final String READ = "/api/v1/topics";
    private static final AtomicInteger NAMES = new AtomicInteger();

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    People people;

    @Autowired
    ApiKeys keys;

    @Autowired
    Sessions sessions;

    @Autowired
    JdbcTemplate jdbc;

    private Visitor visitor;
    private String name;

    @BeforeEach
    void comeIn() {
        visitor = new Visitor(port);
        name = "Alice." + NAMES.incrementAndGet();
    }

    @Test
    void sendsStrangersToTheForm() {
        var answer = visitor.get("/settings", "Accept", "text/html");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(location(answer)).endsWith("/login");
        assertThat(visitor.cookie("TIDINGS")).isEmpty();
        assertThat(jdbc.queryForObject("select count(*) from spring_session where principal_name is null", Long.class))
                .isZero();
    }

    @Test
    void leadsToWhereThePersonWantedToGo() {
        account();
        visitor.get("/settings?a=b", "Accept", "text/html");
        assertThat(location(visitor.signIn(name, "tidings"))).endsWith("/settings?a=b");
    }

    @Test
    void tellsFetchersThatTheyAreStrangers() {
        var answer = visitor.get("/settings", "X-Requested-With", "fetch");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("urn:tidings:problem:unauthenticated");
    }

    @Test
    void keepsACookieFor30Days() {
        account();
        visitor.get("/login");
        var answer = visitor.signIn(name.toUpperCase(Locale.ROOT), "tidings");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(location(answer)).endsWith("/");
        var cookie = answer.headers().allValues("Set-Cookie").stream()
                .filter(c -> c.startsWith("TIDINGS="))
                .findFirst()
                .orElseThrow();
        assertThat(cookie)
                .contains("Max-Age=2592000", "HttpOnly", "SameSite=Lax", "Path=/")
                .doesNotContain("Secure");
        assertThat(jdbc.queryForObject(
                        "select max_inactive_interval from spring_session where principal_name = ?",
                        Integer.class,
                        name))
                .isEqualTo(30 * 24 * 60 * 60);
        assertThat(visitor.get(READ).statusCode()).isEqualTo(200);
        assertThat(visitor.get("/settings").statusCode()).isEqualTo(200);
    }

    @Test
    void keepsTheNameAfterAWrongPassword() {
        account();
        visitor.get("/login");
        var answer = visitor.post("/login", "username", name, "password", "wrong");

        assertThat(location(answer)).endsWith("/login?error").doesNotContain(name);
        assertThat(visitor.get("/login?error").body()).contains("value=\"" + name + "\"", WRONG);
        assertThat(visitor.get("/login").body()).doesNotContain(name, WRONG);
    }

    @Test
    void waitsAfterFiveFailures() {
        account();
        visitor.get("/login");
        for (int i = 0; i < 5; i++) {
            visitor.post("/login", "username", name, "password", "wrong");
        }
        assertThat(visitor.get("/login?error").body()).contains(WRONG);
        visitor.post("/login", "username", name, "password", "tidings");
        assertThat(visitor.get("/login?error").body()).containsPattern("Try again in [0-9]+ seconds");
        assertThat(visitor.cookie("TIDINGS")).isEmpty();
    }

    @Test
    void needsTheCsrfToken() {
        account();
        visitor.get("/login");
        var form = "username=" + name + "&password=tidings";
        assertThat(visitor.send("POST", "/login", form, "Content-Type", "application/x-www-form-urlencoded")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void beginsWithANewSessionAndEndsTheOld() throws Exception {
        account();
        visitor.signIn(name, "tidings");
        var first = visitor.cookie("TIDINGS").orElseThrow().getValue();
        visitor.get("/settings");
        visitor.post("/login", "username", name, "password", "tidings");

        assertThat(visitor.cookie("TIDINGS").orElseThrow().getValue()).isNotEqualTo(first);
        assertThat(new Visitor(port).get(READ, "Cookie", "TIDINGS=" + first).statusCode())
                .isEqualTo(401);
    }

    @Test
    void endsWithSignOut() throws Exception {
        account();
        visitor.signIn(name, "tidings");
        var cookie = "TIDINGS=" + visitor.cookie("TIDINGS").orElseThrow().getValue();
        var stream = new Visitor(port).stream("/sse", "Cookie", cookie);

        var answer = visitor.post("/logout");
        assertThat(location(answer)).endsWith("/login?signed-out");
        assertThat(visitor.get("/login?signed-out").body()).contains("You are signed out.");
        assertThat(visitor.cookie("TIDINGS")).isEmpty();
        assertThat(new Visitor(port).get(READ, "Cookie", cookie).statusCode()).isEqualTo(401);
        assertThat(stream).contains("event: ready", "data: {\"reason\":\"signed-out\"}");
    }

    @Test
    void isOverForDisabledAccounts() throws Exception {
        account();
        visitor.signIn(name, "tidings");
        var stream = visitor.stream("/sse");
        accounts.disable(name.toUpperCase(Locale.ROOT));

        assertThat(stream).contains("data: {\"reason\":\"revoked\"}");
        assertThat(visitor.get(READ).statusCode()).isEqualTo(401);
        assertThat(visitor.get(READ, "Authorization", "Bearer " + token(name)).statusCode())
                .isEqualTo(401);
        var other = new Visitor(port);
        other.signIn(name, "wrong");
        assertThat(other.get("/login?error").body()).contains(WRONG);
        other.signIn(name, "tidings");
        assertThat(other.get("/login?error").body()).contains("disabled");

        accounts.enable(name);
        other.signIn(name, "tidings");
        assertThat(other.get(READ).statusCode()).isEqualTo(200);
    }

    @Test
    void isNotHonouredForSessionsThatWereMissed() {
        account();
        visitor.signIn(name, "tidings");
        jdbc.update("update account set disabled = true where id = ?", Name.key(name));
        people.forget(name);

        assertThat(visitor.get(READ).statusCode()).isEqualTo(401);
        assertThat(visitor.get("/settings").statusCode()).isEqualTo(302);
        assertThat(visitor.get("/login").statusCode()).isEqualTo(200);
    }

    @Test
    void followsSignUp() {
        visitor.get("/signup");
        var answer = visitor.post("/signup", "username", " " + name, "password", "a good one");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(location(answer)).endsWith("/").doesNotContain("?");
        assertThat(visitor.get("/settings").body()).contains("This one");
        assertThat(visitor.get("/signup").statusCode()).isEqualTo(302);
    }

    @Test
    void signUpSaysWhatIsWrongBesideTheField() {
        account();
        visitor.get("/signup");
        var answer = visitor.post("/signup", "username", name.toLowerCase(Locale.ROOT), "password", "short");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("At least 8 characters", "value=\"" + name.toLowerCase(Locale.ROOT) + "\"");

        answer = visitor.post("/signup", "username", name.toLowerCase(Locale.ROOT), "password", "long enough");
        assertThat(answer.body()).contains("username-error", "is taken");
        assertThat(visitor.post("/signup", "username", "no name", "password", "long enough")
                        .body())
                .contains("username-error");
        assertThat(visitor.cookie("TIDINGS")).isEmpty();
    }

    @Test
    void signUpRefusesNamesOfTokens() {
        assertThat(visitor.get(READ, "Authorization", "Bearer " + token(name)).statusCode())
                .isEqualTo(200);
        visitor.get("/signup");
        var answer = visitor.post("/signup", "username", name.toUpperCase(Locale.ROOT), "password", "long enough");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("through another site");
        assertThatThrownBy(() -> accounts.create(name, "tidings", false)).isInstanceOf(NameTaken.class);
    }

    @Test
    void registersAPersonOnceHoweverManyComeAtOnce() throws Exception {
        Callable<Integer> request = () -> new Visitor(port)
                .get(READ, "Authorization", "Bearer " + token(name))
                .statusCode();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var answer : threads.invokeAll(
                    IntStream.range(0, 16).mapToObj(i -> request).toList())) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
        assertThat(people.exists(name)).isTrue();
        assertThat(people.nameOf(Name.key(name))).contains(name);
    }

    @Test
    void takesKeys() {
        var key = keys.make("deploys", Set.of(Scope.READ), null);
        assertThat(key.secret()).startsWith("tdg_").hasSize(4 + 43);
        assertThat(bearer(key.secret()).statusCode()).isEqualTo(200);
        assertThat(visitor.get(READ, "Authorization", "bearer  " + key.secret()).statusCode())
                .isEqualTo(200);
        assertThat(bearer(key.secret() + "x").statusCode()).isEqualTo(401);
        assertThat(bearer("tdg_").statusCode()).isEqualTo(401);
    }

    @Test
    void endsWithTheRevocationOfAKeyAtOnce() throws Exception {
        var key = keys.make("deploys", Set.of(Scope.READ), null);
        var stream = visitor.stream("/sse", "Authorization", "Bearer " + key.secret());
        keys.revoke(key.id());

        assertThat(bearer(key.secret()).statusCode()).isEqualTo(401);
        assertThat(stream).contains("data: {\"reason\":\"revoked\"}");
        assertThat(keys.all().getFirst().revokedAt()).isNotNull();
    }

    @Test
    void limitsKeysToTheirRate() {
        var key = keys.make("deploys", Set.of(Scope.READ), 2);
        bearer(key.secret());
        bearer(key.secret());
        var answer = bearer(key.secret());
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(answer.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 30);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("too-many-requests");
    }

    @Test
    void notesTheUseOfAKey(@Autowired KeyUse use) {
        var before = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        var key = keys.make("deploys", Set.of(Scope.READ), null);
        bearer(key.secret());
        use.writeAll();
        assertThat(keys.all().getFirst().lastUsedAt()).isAfterOrEqualTo(before);
    }

    @Test
    void adoptsAGivenKeyOnce() {
        keys.adopt("demo", "tdg_demo", Set.of(Scope.PUBLISH, Scope.READ));
        keys.adopt("demo", "tdg_demo", Set.of(Scope.PUBLISH, Scope.READ));
        assertThat(bearer("tdg_demo").statusCode()).isEqualTo(200);
        assertThat(keys.all().stream().filter(key -> key.name().equals("demo"))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Bearer tdg_wrong",
                "Bearer a.b.c",
                "Basic YWxpY2U6dGlkaW5ncw==",
                "tdg_demo",
                "Bearer a b",
                "Digest x"
            })
    void refusesABadAuthorizationBesideAGoodSession(String authorization) {
        account();
        visitor.signIn(name, "tidings");
        var answer = visitor.get(READ, "Authorization", authorization);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("urn:tidings:problem:unauthenticated");
        assertThat(visitor.get("/settings").statusCode()).isEqualTo(200);
    }

    @Test
    void takesTokensInTheUrlOfTheStreamAlone() throws Exception {
        assertThat(visitor.stream("/sse?access_token=" + token(name)).limit(2)).contains("event: ready");
        assertThat(visitor.stream("/api/v1/stream?access_token=" + token(name)).limit(2))
                .contains("event: ready");
        visitor.signIn("admin", "correct horse");
        assertThat(visitor.get(READ + "?access_token=" + token(name)).statusCode())
                .isEqualTo(401);
        assertThat(visitor.get("/sse?access_token=bad").statusCode()).isEqualTo(401);
        assertThat(visitor.get("/sse?access_token=").statusCode()).isEqualTo(401);
    }

    @Test
    void refusesKeysInUrls() {
        account();
        visitor.signIn(name, "tidings");
        var key = keys.make("deploys", Set.of(Scope.READ), null).secret();
        assertThat(visitor.get("/sse?access_token=" + key).body()).contains("never goes into a URL");
        assertThat(visitor.get(READ + "?access_token=" + key).statusCode()).isEqualTo(401);
    }

    @Test
    void givesTokensNoMoreThanAUsersRights() {
        var admin = visitor.send(
                "POST",
                "/api/v1/events",
                "{\"type\":\"news\",\"to\":[\"everyone\"]}",
                "Content-Type",
                "application/json",
                "Authorization",
                "Bearer " + token("ADMIN"));
        assertThat(admin.statusCode()).isEqualTo(403);
    }

    @Test
    void makesNoSessionsForTheApi() {
        var before = jdbc.queryForObject("select count(*) from spring_session", Long.class);
        assertThat(visitor.get(READ).headers().allValues("Set-Cookie")).isEmpty();
        assertThat(bearer(token(name)).headers().allValues("Set-Cookie")).isEmpty();
        assertThat(jdbc.queryForObject("select count(*) from spring_session", Long.class))
                .isEqualTo(before);
    }

    @Test
    void tellsTheApisStrangersWhatToDo() {
        for (var path : List.of(READ, "/sse", "/api/v1/nowhere", "/actuator/prometheus")) {
            var answer = visitor.get(path, "Accept", "text/event-stream");
            assertThat(answer.statusCode()).as(path).isEqualTo(401);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        }
        assertThat(visitor.send("POST", "/api/v1/events", "{}").statusCode()).isEqualTo(401);
    }

    @Test
    void takesTheCsrfTokenFromWhereverItComes() {
        visitor.signIn("admin", "correct horse");
        var page = visitor.get("/settings").body();
        var masked = page.replaceFirst("(?s).*name=\"csrf\" content=\"([^\"]+)\".*", "$1");
        var raw = visitor.csrf();
        assertThat(masked).isNotEqualTo(raw);

        for (var header : List.of("X-CSRF-TOKEN", "X-XSRF-TOKEN")) {
            for (var token : List.of(masked, raw)) {
                assertThat(publish(header, token).statusCode())
                        .as(header + token)
                        .isEqualTo(201);
            }
        }
        assertThat(publish("X-CSRF-TOKEN", "nonsense").statusCode()).isEqualTo(403);
        assertThat(publish("X-CSRF-TOKEN", "").statusCode()).isEqualTo(403);
        var without = publish("X-Other", "x");
        assertThat(without.statusCode()).isEqualTo(403);
        assertThat(without.body()).contains("X-XSRF-TOKEN", "_csrf");
        assertThat(visitor.post("/settings/theme", "_method", "put", "theme", "dark")
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void sendsItsHeaders() {
        account();
        visitor.signIn(name, "tidings");
        for (var path : List.of("/login", "/settings", READ, "/css/base.css", "/nowhere")) {
            var headers = visitor.get(path).headers();
            assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                    .as(path)
                    .contains("default-src 'self'; script-src 'self'; style-src 'self'", "frame-ancestors 'none'");
            assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(headers.firstValue("Referrer-Policy")).contains("same-origin");
            assertThat(headers.firstValue("Permissions-Policy")).isPresent();
            assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).contains("same-origin");
        }
    }

    @Test
    void keepsPagesOutOfCachesAndStylesInThem() {
        assertThat(visitor.get("/login").headers().firstValue("Cache-Control")).contains("no-store");
        account();
        visitor.signIn(name, "tidings");
        assertThat(visitor.get("/settings").headers().firstValue("Cache-Control"))
                .contains("no-store");
        var style = visitor.get("/css/base.css").headers();
        assertThat(style.firstValue("Cache-Control")).contains("no-cache");
        assertThat(style.firstValue("Last-Modified")).isPresent();
        assertThat(style.allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void answersThePreflightOfAListedOrigin() {
        var listed = preflight("https://shop.example");
        assertThat(listed.statusCode()).isEqualTo(200);
        assertThat(listed.headers().firstValue("Access-Control-Allow-Origin")).contains("https://shop.example");
        assertThat(listed.headers().firstValue("Access-Control-Allow-Credentials"))
                .contains("true");
        assertThat(listed.headers().firstValue("Access-Control-Allow-Headers").orElseThrow())
                .containsIgnoringCase("Authorization")
                .containsIgnoringCase("Idempotency-Key")
                .containsIgnoringCase("Last-Event-ID");
        assertThat(preflight("https://other.example").headers().firstValue("Access-Control-Allow-Origin"))
                .isEmpty();

        var answer = visitor.get(READ, "Origin", "https://shop.example");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("https://shop.example");
        assertThat(String.join(",", answer.headers().allValues("Access-Control-Expose-Headers")))
                .contains("Location", "Idempotent-Replayed", "Retry-After");
    }

    @Test
    void keepsAdminsPagesForAdmins() {
        account();
        visitor.signIn(name, "tidings");
        assertThat(visitor.get("/admin/accounts").statusCode()).isEqualTo(403);
        var admin = new Visitor(port);
        admin.signIn("Admin", "correct horse");
        assertThat(admin.get("/admin/accounts").statusCode()).isEqualTo(200);
    }

    @Test
    void showsWhereOneIsSignedInAndSignsOutThere() throws Exception {
        account();
        var phone = new Visitor(port);
        phone.signIn(name, "tidings");
        visitor.signIn(name, "tidings");
        var stream = phone.stream("/sse");
        var page = visitor.get("/settings").body();
        assertThat(page).doesNotContain(id(visitor), id(phone));
        assertThat(page).contains("/settings/sessions/" + Sessions.publicId(id(phone)));

        visitor.post("/settings/sessions/" + Sessions.publicId(id(phone)), "_method", "delete");
        assertThat(phone.get(READ).statusCode()).isEqualTo(401);
        assertThat(stream).contains("data: {\"reason\":\"signed-out\"}");
        assertThat(visitor.get("/settings").body()).contains("Signed out there.");
        assertThat(visitor.get("/settings").body()).doesNotContain("Signed out there.");
    }

    @Test
    void signsOutTheOthers() {
        account();
        var others = List.of(new Visitor(port), new Visitor(port));
        others.forEach(other -> other.signIn(name, "tidings"));
        visitor.signIn(name, "tidings");
        visitor.post("/settings/sessions", "_method", "delete");
        assertThat(others).allMatch(other -> other.get(READ).statusCode() == 401);
        assertThat(visitor.get(READ).statusCode()).isEqualTo(200);
    }

    @Test
    void signsOutNobodyElse() {
        account();
        visitor.signIn(name, "tidings");
        var admin = new Visitor(port);
        admin.signIn("admin", "correct horse");
        visitor.post("/settings/sessions/" + Sessions.publicId(id(admin)), "_method", "delete");
        assertThat(admin.get(READ).statusCode()).isEqualTo(200);
    }

    @Test
    void survivesAChangeOfThePasswordOnlyHere() throws Exception {
        account();
        var other = new Visitor(port);
        other.signIn(name, "tidings");
        visitor.signIn(name, "tidings");
        var stream = other.stream("/sse");

        var wrong = visitor.post("/settings/password", "current", "nonsense", "password", "short");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("This is not your password.", "At least 8 characters");

        var answer = visitor.post("/settings/password", "current", "tidings", "password", "a better one");
        assertThat(location(answer)).endsWith("/settings");
        assertThat(visitor.get("/settings").body()).contains("Your password is changed");
        assertThat(stream).contains("data: {\"reason\":\"revoked\"}");
        assertThat(other.get(READ).statusCode()).isEqualTo(401);
        assertThat(location(other.signIn(name, "tidings"))).endsWith("?error");
        assertThat(location(other.signIn(name, "a better one"))).doesNotContain("error");
    }

    @Test
    void isUsedByAnOpenStream() {
        account();
        visitor.signIn(name, "tidings");
        jdbc.update("update spring_session set last_access_time = 0 where principal_name = ?", name);
        jdbc.update("update spring_session set max_inactive_interval = 2147483647 where principal_name = ?", name);
        assertThat(sessions.touch(id(visitor))).isTrue();
        assertThat(jdbc.queryForObject(
                        "select last_access_time from spring_session where principal_name = ?", Long.class, name))
                .isGreaterThan(System.currentTimeMillis() - 60_000);
        assertThat(sessions.touch("gone")).isFalse();
    }

    @Test
    void isNotOverWhereTheDisablingIsRolledBack(@Autowired TransactionTemplate transaction) {
        account();
        visitor.signIn(name, "tidings");
        transaction.executeWithoutResult(status -> {
            accounts.disable(name);
            status.setRollbackOnly();
        });
        assertThat(visitor.get(READ).statusCode()).isEqualTo(200);
    }

    @Test
    void judgesHeadersWhereTheyAreRead() {
        var answer = bearer(token(name), "Idempotency-Key", "\u0080");
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private void account() {
        accounts.create(name, "tidings", false);
    }

    private HttpResponse<String> bearer(String credentials, String... headers) {
        var all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Authorization";
        all[headers.length + 1] = "Bearer " + credentials;
        return visitor.get(READ, all);
    }

    private HttpResponse<String> publish(String header, String token) {
        return visitor.send(
                "POST",
                "/api/v1/events",
                "{\"type\":\"news\",\"to\":[\"user:" + name + "\"]}",
                "Content-Type",
                "application/json",
                header,
                token);
    }

    private HttpResponse<String> preflight(String origin) {
        return visitor.send(
                "OPTIONS",
                "/api/v1/events",
                "",
                "Origin",
                origin,
                "Access-Control-Request-Method",
                "POST",
                "Access-Control-Request-Headers",
                "authorization,idempotency-key,last-event-id");
    }

    private static String id(Visitor visitor) {
        return new String(
                Base64.getDecoder()
                        .decode(visitor.cookie("TIDINGS").orElseThrow().getValue()),
                StandardCharsets.US_ASCII);
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private static String token(String name) {
        var exp = Instant.now().getEpochSecond() + 60;
        return Jwt.of("{\"sub\":\"" + name + "\",\"exp\":" + exp + "}");
    }
}
