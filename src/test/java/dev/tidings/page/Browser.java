package dev.tidings.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without scripts: keeps cookies, and sends with each form the token of the page that it came from. */
public class Browser {

    private static final Pattern TOKEN = Pattern.compile("name=\"(?:csrf|_csrf)\"[^>]*?(?:content|value)=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final URI site;
    private String token = "";
    private String page = "/";

    public Browser(int port) {
        this.site = URI.create("http://localhost:" + port);
    }

    public record Answer(int status, String body, String location, String type) {}

    public static Browser of(int port, String name) {
        var browser = new Browser(port);
        browser.get("/login");
        var answer = browser.submit("/login", Map.of("username", name, "password", "tidings"));
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.location()).doesNotContain("login");
        return browser;
    }

    /** As a script or a style sheet asks. */
    public Answer get(String path, String accepted) {
        return send(request(path).header("Accept", accepted).GET());
    }

    public Answer getByScript(String path) {
        return send(request(path)
                .header("Accept", "*/*")
                .header("X-Requested-With", "fetch")
                .GET());
    }

    public Answer get(String path) {
        var answer = get(path, "text/html");
        if (answer.status() == 200) {
            page = path;
        }
        return answer;
    }

    public Answer submit(String path, Map<String, String> fields) {
        return send(form(path, fields).header("Accept", "text/html"));
    }

    public Answer fetch(String path, Map<String, String> fields) {
        return send(form(path, fields).header("X-Requested-With", "fetch"));
    }

    /** A form that says what it means by its hidden field. */
    public Answer submit(String method, String path) {
        return submit(path, Map.of("_method", method));
    }

    private HttpRequest.Builder form(String path, Map<String, String> fields) {
        var body = fields.entrySet().stream()
                        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                        .collect(Collectors.joining("&"))
                + "&_csrf=" + encode(token);
        return request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(site.resolve(path))
                .header("Referer", site.resolve(page).toString());
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            var found = TOKEN.matcher(response.body());
            if (found.find()) {
                token = found.group(1);
            }
            return new Answer(
                    response.statusCode(),
                    response.body(),
                    response.headers().firstValue("Location").orElse("").replace(site.toString(), ""),
                    response.headers().firstValue("Content-Type").orElse(""));
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
