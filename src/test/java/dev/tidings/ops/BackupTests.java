package dev.tidings.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidings.support.Databases;
import dev.tidings.support.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

class BackupTests {

    @TempDir
    private Path directory;

    @Test
    void whatIsBackedUpUnderLoadCanBeRestored() {
        var restored = new Restored();
        try (var server = Server.on(url("data"), settings())) {
            restored.backUpUnderLoad(server, server.bean(Backups.class)::backUp);
        }
        unzip(backups().getFirst(), directory.resolve("restored"));
        restored.isWhole(() -> Server.on(url("restored")));
    }

    @Test
    void oneIsMadeWhenTheNewestIsTooOldAndTheNewestAreKept() throws IOException {
        Files.createDirectories(directory.resolve("backups"));
        Files.createFile(directory.resolve("backups/tidings-20200101-000000-000.zip"));
        Files.createFile(directory.resolve("backups/mine.zip"));
        try (var server = Server.on(url("data"), settings())) {
            var backups = server.bean(Backups.class);
            backups.backUpIfDue();
            var first = backups();
            assertThat(first).hasSize(2);

            backups.backUpIfDue();
            assertThat(backups()).isEqualTo(first);

            backups.backUp();
            assertThat(backups()).hasSize(2).doesNotContain(first.getFirst());
            assertThat(directory.resolve("backups/mine.zip")).exists();
        }
    }

    @Test
    void anotherDatabaseIsRefusedAtTheStart() {
        assertThatThrownBy(() -> Server.on(Databases.H2.fresh(), "tidings.backup.every=1d"))
                .hasRootCauseInstanceOf(InvalidConfigurationPropertyValueException.class)
                .hasStackTraceContaining("For PostgreSQL use pg_dump.");
    }

    private String[] settings() {
        return new String[] {
            "tidings.backup.every=1d",
            "tidings.backup.keep=2",
            "tidings.backup.directory=" + directory.resolve("backups")
        };
    }

    private String url(String place) {
        return "jdbc:h2:file:" + directory.resolve(place).resolve("tidings")
                + ";WRITE_DELAY=0;LOCK_TIMEOUT=10000;DB_CLOSE_ON_EXIT=FALSE";
    }

    private List<Path> backups() {
        try (Stream<Path> files = Files.list(directory.resolve("backups"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("tidings-"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@code unzip} does. */
    private static void unzip(Path zip, Path place) {
        try (var file = new ZipFile(zip.toFile())) {
            Files.createDirectories(place);
            for (var entry : file.stream().toList()) {
                Files.copy(file.getInputStream(entry), place.resolve(entry.getName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
