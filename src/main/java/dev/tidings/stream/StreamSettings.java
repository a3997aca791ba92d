package dev.tidings.stream;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param maxPerCaller open streams of one person or key
 * @param heartbeat how often a stream hears something at least; proxies and clients count on 15 s
 * @param writeTimeout a reader that takes nothing for so long is cut off; it comes back with its cursor
 * @param maxAge a stream says goodbye at some moment between half of it and all of it, so that who came together does
 *     not go together
 * @param concurrentReplays streams that read the log at the same time, so that publishing always finds a connection
 * @param concurrentOpenings requests for a stream that are looked at at the same time, for the same reason
 */
@ConfigurationProperties("tidings.stream")
record StreamSettings(
        @DefaultValue("20") int maxPerCaller,
        @DefaultValue("10s") Duration heartbeat,
        @DefaultValue("30s") Duration writeTimeout,
        @DefaultValue("24h") Duration maxAge,
        @DefaultValue("8") int concurrentReplays,
        @DefaultValue("4") int concurrentOpenings) {}
