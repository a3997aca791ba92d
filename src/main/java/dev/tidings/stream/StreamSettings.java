package dev.tidings.stream;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param maxPerCaller open streams of one person or key
 * @param heartbeat how often a stream hears something at least; proxies and clients count on 15 s
 * @param concurrentReplays streams that read the log at the same time, so that publishing always finds a connection
 */
@ConfigurationProperties("tidings.stream")
record StreamSettings(
        @DefaultValue("20") int maxPerCaller,
        @DefaultValue("10s") Duration heartbeat,
        @DefaultValue("8") int concurrentReplays) {}
