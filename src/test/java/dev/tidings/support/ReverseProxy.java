package dev.tidings.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** A proxy with the configuration that docs/operations.md gives, but for ports, certificates and where files lie. */
public record ReverseProxy(Process process, int port, Certificate certificate, Path directory)
        implements AutoCloseable {

    public static ReverseProxy nginx(Path directory, int backend) throws IOException, InterruptedException {
        return nginx(directory, backend, "gzip off;", "gzip off;");
    }

    /** With some lines of its configuration changed. */
    public static ReverseProxy nginx(Path directory, int backend, String lines, String others)
            throws IOException, InterruptedException {
        var certificate = Certificate.make(directory);
        var https = freePort();
        var site = documented("nginx")
                .replaceAll("(?m)^ *listen \\[::].*\\n", "")
                .replace("listen 80;", "listen 127.0.0.1:" + freePort() + ";")
                .replace("listen 443 ", "listen 127.0.0.1:" + https + " ")
                .replace("127.0.0.1:8080", "127.0.0.1:" + backend)
                .replace("/etc/ssl/tidings/fullchain.pem", certificate.chain().toString())
                .replace("/etc/ssl/tidings/privkey.pem", certificate.key().toString());
        Files.writeString(directory.resolve("tidings.conf"), replaced(site, lines, others));
        var main = directory.resolve("nginx.conf");
        Files.writeString(main, """
                daemon off;
                pid %1$s/pid;
                error_log stderr;
                events { worker_connections 200; }
                http {
                    access_log off;
                    client_body_temp_path %1$s/body;
                    proxy_temp_path %1$s/proxy;
                    fastcgi_temp_path %1$s/fastcgi;
                    uwsgi_temp_path %1$s/uwsgi;
                    scgi_temp_path %1$s/scgi;
                    include %1$s/tidings.conf;
                }
                """.formatted(directory));
        return start(List.of("nginx", "-c", main.toString(), "-e", "stderr"), https, certificate, directory);
    }

    public static ReverseProxy caddy(Path directory, int backend) throws IOException, InterruptedException {
        var certificate = Certificate.make(directory);
        var https = freePort();
        var site = documented("caddy")
                .replace("127.0.0.1:8080", "127.0.0.1:" + backend)
                .replace(
                        "tidings.example {",
                        "https://localhost:" + https + " {\n\ttls " + certificate.chain() + " " + certificate.key());
        var file = directory.resolve("Caddyfile");
        Files.writeString(file, "{\n\tadmin off\n\tauto_https disable_redirects\n}\n" + site);
        return start(
                List.of("caddy", "run", "--adapter", "caddyfile", "--config", file.toString()),
                https,
                certificate,
                directory);
    }

    private static String replaced(String site, String lines, String others) {
        if (!site.contains(lines)) {
            throw new AssertionError("There is no “" + lines + "” in\n" + site);
        }
        return site.replace(lines, others);
    }

    private static String documented(String language) throws IOException {
        var block = Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("docs", "operations.md")));
        if (!block.find()) {
            throw new AssertionError("docs/operations.md has no block for " + language);
        }
        return block.group(1);
    }

    private static ReverseProxy start(List<String> command, int port, Certificate certificate, Path directory)
            throws IOException {
        var program = new java.util.ArrayList<>(command);
        program.set(0, Programs.find(command.getFirst()).orElseThrow().toString());
        var builder = new ProcessBuilder(program)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile());
        builder.environment()
                .putAll(Map.of("XDG_DATA_HOME", directory.toString(), "XDG_CONFIG_HOME", directory.toString()));
        var proxy = new ReverseProxy(builder.start(), port, certificate, directory);
        proxy.awaitListening();
        return proxy;
    }

    private void awaitListening() throws IOException {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (System.nanoTime() < deadline && process.isAlive()) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException e) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
        }
        throw new IOException("It did not start:\n" + Files.readString(directory.resolve("log")));
    }

    /** Reads its configuration again, as after a change of it. */
    public void reload() {
        try {
            new ProcessBuilder("kill", "-HUP", String.valueOf(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public String url() {
        return "https://localhost:" + port;
    }

    public Socket connect() {
        try {
            return certificate.trust().getSocketFactory().createSocket("localhost", port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
