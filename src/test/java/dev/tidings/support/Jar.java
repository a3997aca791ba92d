package dev.tidings.support;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The packaged jar as a process of its own, with its data in a directory that outlives it. */
public record Jar(Path directory) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** @param port where it listens */
    public record Running(Process process, int port) implements AutoCloseable {

        public String url() {
            return "http://localhost:" + port;
        }

        /** SIGKILL. */
        public void kill() throws InterruptedException {
            process.destroyForcibly();
            process.waitFor(10, TimeUnit.SECONDS);
        }

        @Override
        public void close() throws InterruptedException {
            process.destroy();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }

    public Running start(String... arguments) throws IOException {
        var port = freePort();
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-jar",
                System.getProperty("tidings.jar", "target/tidings.jar"),
                "--spring.profiles.active=demo",
                "--server.port=" + port));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("log").toFile()))
                .start();
        var running = new Running(process, port);
        try {
            awaitReady(running);
            return running;
        } catch (IOException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private void awaitReady(Running running) throws IOException {
        var request = HttpRequest.newBuilder(URI.create(running.url() + "/actuator/health/readiness"))
                .build();
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(180);
        while (System.nanoTime() < deadline && running.process().isAlive()) {
            try {
                if (HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // Not listening yet.
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        throw new IOException("It did not start:\n" + java.nio.file.Files.readString(directory.resolve("log")));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
