package dev.tidings.ops;

import dev.tidings.support.Cluster;
import dev.tidings.support.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code pg_basebackup} does, by hand, as the binaries that come for tests lack it. */
class PostgresBackupTests {

    /** What a base backup leaves out (PostgreSQL's manual, section 25.3). */
    private static final List<String> LEFT_OUT = List.of("postmaster.pid", "postmaster.opts", "epg-lock");

    @TempDir
    private Path data;

    @TempDir
    private Path copy;

    @Test
    void whatIsBackedUpUnderLoadCanBeRestored() {
        var restored = new Restored();
        try (var cluster = Cluster.in(data);
                var server = Server.on(cluster.url())) {
            restored.backUpUnderLoad(server, () -> backUp(cluster.url()));
        }
        try (var cluster = Cluster.in(copy)) {
            restored.isWhole(() -> Server.on(cluster.url()));
        }
    }

    private void backUp(String url) {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute("select pg_backup_start('test', true)");
            copy(data, copy);
            try (var label = statement.executeQuery("select labelfile from pg_backup_stop(false)")) {
                label.next();
                Files.writeString(copy.resolve("backup_label"), label.getString(1));
            }
            // The part of the write-ahead log that makes the copy consistent.
            copy(data.resolve("pg_wal"), copy.resolve("pg_wal"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                var there = to.resolve(from.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(there);
                } else if (!LEFT_OUT.contains(file.getFileName().toString())) {
                    copyFile(file, there);
                }
            }
        }
    }

    private static void copyFile(Path file, Path there) throws IOException {
        try {
            Files.write(there, Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            // Files come and go while a server runs; its log knows of them.
        }
    }
}
