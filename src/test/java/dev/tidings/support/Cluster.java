package dev.tidings.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** A PostgreSQL of one test's own, in one place on one port, that can go away and come back with all that it had. */
public final class Cluster implements AutoCloseable {

    private final Path data;
    private final int port;
    private EmbeddedPostgres server;

    private Cluster(Path data, int port) {
        this.data = data;
        this.port = port;
        this.server = server();
    }

    public static Cluster in(Path data) {
        try (var free = new ServerSocket(0)) {
            var port = free.getLocalPort();
            free.close();
            return new Cluster(data, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    /** As {@code pg_ctl stop -m fast} does: connections are told. */
    public void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL for all of its processes, as when memory runs out. */
    public void kill() {
        var postmaster = postmaster();
        var all = Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
        try {
            // Where nobody reaps it, its number would be taken for a server that still runs.
            Files.deleteIfExists(data.resolve("postmaster.pid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        stop();
    }

    /** It is there, and says nothing any more. */
    public void freeze() {
        signal("STOP");
    }

    public void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        var postmaster = postmaster();
        Stream.concat(Stream.of(postmaster), postmaster.descendants()).forEach(process -> {
            try {
                new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                        .start()
                        .waitFor();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private ProcessHandle postmaster() {
        try {
            var pid = Long.parseLong(
                    Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
            return ProcessHandle.of(pid).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void start() {
        server = server();
    }

    private EmbeddedPostgres server() {
        try {
            return EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setPort(port)
                    .setCleanDataDirectory(false)
                    // As PostgreSQL comes: for tests it is set to forget the last moments.
                    .setServerConfig("synchronous_commit", "on")
                    .setPGStartupWait(Duration.ofMinutes(1))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
