package dev.tidings.support;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** Another site with one page of its own, and a place that gives its users tokens. */
public final class Site implements AutoCloseable {

    private final HttpServer server;
    private volatile String page = "";

    public Site(Supplier<String> tokens) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        answer("/", "text/html;charset=utf-8", () -> page);
        answer("/tidings-token", "text/plain", tokens);
        server.start();
    }

    private void answer(String path, String type, Supplier<String> body) {
        server.createContext(path, exchange -> {
            try (exchange) {
                var bytes = body.get().getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", type);
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
    }

    public void show(String html) {
        page = html;
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
