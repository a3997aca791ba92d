package dev.tidings.ops;

import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * H2 in a file only: PostgreSQL has tools of its own.
 *
 * @param every a backup is made while the newest one is older than this; none: no backups
 * @param directory where they are put
 * @param keep how many of the newest are kept
 */
@Validated
@ConfigurationProperties("tidings.backup")
record BackupSettings(
        @Nullable Duration every,
        @DefaultValue("./data/backups") Path directory,
        @DefaultValue("7") @Min(1) int keep) {}
