package dev.tidings.ops;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Copies of H2's file, made while it is in use: nobody else can open it then. */
@Component
class Backups {

    private static final Logger log = LoggerFactory.getLogger(Backups.class);
    private static final String PREFIX = "tidings-";
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern(
                    "'" + PREFIX + "'uuuuMMdd-HHmmss-SSS'.zip'")
            .withZone(ZoneOffset.UTC);

    private final JdbcTemplate jdbc;
    private final BackupSettings settings;
    private final Clock clock;

    Backups(JdbcTemplate jdbc, BackupSettings settings, @Value("${spring.datasource.url}") String url, Clock clock) {
        if (settings.every() != null && !url.startsWith("jdbc:h2:file:")) {
            throw new InvalidConfigurationPropertyValueException(
                    "tidings.backup.every",
                    settings.every(),
                    "Only H2 in a file is backed up by the server itself. For PostgreSQL use pg_dump.");
        }
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /** The age of the newest one decides, so that a server that restarts again and again does not push out the good ones. */
    @Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT1M")
    void backUpIfDue() {
        var every = settings.every();
        if (every != null && !madeAfter(clock.instant().minus(every))) {
            backUp();
        }
    }

    private boolean madeAfter(Instant instant) {
        var all = all();
        return !all.isEmpty() && all.getLast().getFileName().toString().compareTo(NAME.format(instant)) > 0;
    }

    /** What was committed before is in it; what is committed meanwhile may be, in whole transactions. */
    Path backUp() {
        var backup = settings.directory().resolve(NAME.format(clock.instant()));
        var unfinished = backup.resolveSibling(backup.getFileName() + ".part");
        try {
            Files.createDirectories(settings.directory());
            make(unfinished);
            Files.move(unfinished, backup, StandardCopyOption.ATOMIC_MOVE);
            log.info("Backed up to {}, {} bytes", backup, Files.size(backup));
            forgetOld();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return backup;
    }

    /** One that fails, as on a full disk, leaves nothing behind. */
    private void make(Path unfinished) throws IOException {
        try {
            jdbc.update("backup to ?", unfinished.toString());
        } catch (RuntimeException e) {
            Files.deleteIfExists(unfinished);
            throw e;
        }
    }

    private void forgetOld() throws IOException {
        var all = all();
        for (var old : all.subList(0, Math.max(0, all.size() - settings.keep()))) {
            Files.delete(old);
        }
    }

    /** The oldest first, by their names. */
    private List<Path> all() {
        if (!Files.isDirectory(settings.directory())) {
            return List.of();
        }
        try (var files = Files.list(settings.directory())) {
            return files.filter(file -> file.getFileName().toString().matches(PREFIX + "[0-9-]+\\.zip"))
                    .sorted(Comparator.comparing(file -> file.getFileName().toString()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
