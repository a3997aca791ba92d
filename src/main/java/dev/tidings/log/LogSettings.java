package dev.tidings.log;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param sync H2 only: sync the file to disk before an append is answered, so that it survives a power cut too
 * @param retention events older than this are deleted
 * @param tailLagMost where the tail lags by more, this node is not ready
 */
@ConfigurationProperties("tidings.log")
record LogSettings(
        @DefaultValue("false") boolean sync,
        @DefaultValue("90d") Duration retention,
        @DefaultValue("10s") Duration tailLagMost) {}
