package dev.tidings.support;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A person without a browser: cookies, forms, and the hidden field of each form. */
public final class Browserless {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    public void signIn(String url, String name, String password) {
        var answer = submit(url, "/login", "/login", Map.of("username", name, "password", password));
        if (answer.statusCode() != 302
                || answer.headers().firstValue("Location").orElse("").contains("error")) {
            throw new AssertionError("Not signed in: " + answer.statusCode() + " "
                    + answer.headers().map());
        }
    }

    public HttpResponse<String> get(String url, String path) {
        return send(HttpRequest.newBuilder(URI.create(url + path)));
    }

    /** As one follows a link on a page. */
    public HttpResponse<String> getFrom(String page, String url, String path) {
        return send(HttpRequest.newBuilder(URI.create(url + path)).header("Referer", page));
    }

    /** As a browser asks for a page. */
    public HttpResponse<String> open(String url, String path) {
        return send(HttpRequest.newBuilder(URI.create(url + path)).header("Accept", "text/html"));
    }

    /** Fills in the form that stands on a page. */
    public HttpResponse<String> submit(String url, String page, String action, Map<String, String> fields) {
        var form = CSRF.matcher(get(url, page).body());
        if (!form.find()) {
            throw new AssertionError("There is no form on " + page);
        }
        var body = fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&", "_csrf=" + encode(form.group(1)) + "&", ""));
        return send(HttpRequest.newBuilder(URI.create(url + action))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    /** For a raw socket. */
    public String cookieHeader() {
        return cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; ", "Cookie: ", ""));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
