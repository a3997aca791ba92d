package dev.tidings.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Somebody who sends all cookies always, also Secure ones over the last stretch from the proxy, and keeps their flags. */
final class Guest {

    private final String url;
    private final HttpClient http;
    private final String[] headers;
    private final Map<String, String> cookies = new TreeMap<>();

    Guest(String url, String... headers) {
        this(url, HttpClient.newHttpClient(), headers);
    }

    /** @param headers sent with every request: names and values in turns */
    Guest(String url, HttpClient http, String... headers) {
        this.url = url;
        this.http = http;
        this.headers = headers;
    }

    HttpResponse<String> get(String path, String... more) {
        return send(HttpRequest.newBuilder(URI.create(url + path)), more);
    }

    HttpResponse<String> signIn(String name, String password) {
        get("/login");
        var form = "_csrf=" + value("XSRF-TOKEN") + "&username=" + encode(name) + "&password=" + encode(password);
        return send(
                HttpRequest.newBuilder(URI.create(url + "/login")).POST(BodyPublishers.ofString(form)),
                "Content-Type",
                "application/x-www-form-urlencoded");
    }

    /** As it was set, with its attributes; empty if it never was. */
    String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    private String value(String cookie) {
        return cookie(cookie).replaceFirst(";.*", "").replaceFirst("^[^=]*=", "");
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String... more) {
        for (var pairs : List.of(headers, more)) {
            for (int i = 0; i < pairs.length; i += 2) {
                request.header(pairs[i], pairs[i + 1]);
            }
        }
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.values().stream()
                            .map(c -> c.replaceFirst(";.*", ""))
                            .collect(Collectors.joining("; ")));
        }
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(c -> cookies.put(c.replaceFirst("=.*", ""), c));
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(Arrays.toString(more), e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
