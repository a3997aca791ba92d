package dev.tidings.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Somebody with cookies, over the real port. Redirects are not followed. */
final class Visitor {

    private final String url;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    Visitor(int port) {
        this.url = "http://localhost:" + port;
    }

    HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    /** A form with the token of the cookie. */
    HttpResponse<String> post(String path, String... fields) {
        var all = new ArrayList<>(List.of("_csrf", csrf()));
        all.addAll(List.of(fields));
        return send("POST", path, form(all), "Content-Type", "application/x-www-form-urlencoded");
    }

    HttpResponse<String> send(String method, String path, String body, String... headers) {
        try {
            return http.send(request(method, path, body, headers), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Each line of a stream as it comes. */
    Stream<String> stream(String path, String... headers) throws IOException, InterruptedException {
        var response = http.send(request("GET", path, "", headers), BodyHandlers.ofLines());
        if (response.statusCode() != 200) {
            throw new AssertionError(response.statusCode());
        }
        return response.body();
    }

    private HttpRequest request(String method, String path, String body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(url + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return (headers.length == 0 ? request : request.headers(headers)).build();
    }

    HttpResponse<String> signIn(String name, String password) {
        get("/login");
        return post("/login", "username", name, "password", password);
    }

    String csrf() {
        return cookie("XSRF-TOKEN").map(HttpCookie::getValue).orElse("");
    }

    Optional<HttpCookie> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie ->
                        cookie.getName().equals(name) && !cookie.getValue().isEmpty())
                .findFirst();
    }

    private static String form(List<String> fields) {
        var form = new StringBuilder();
        for (int i = 0; i < fields.size(); i += 2) {
            form.append(i == 0 ? "" : "&")
                    .append(fields.get(i))
                    .append('=')
                    .append(URLEncoder.encode(fields.get(i + 1), StandardCharsets.UTF_8));
        }
        return form.toString();
    }
}
