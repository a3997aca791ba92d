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
 * @param writer how streams are written to, at best: what a connection cannot do falls back to the next one
 */
@ConfigurationProperties("tidings.stream")
record StreamSettings(
        @DefaultValue("20") int maxPerCaller,
        @DefaultValue("10s") Duration heartbeat,
        @DefaultValue("30s") Duration writeTimeout,
        @DefaultValue("24h") Duration maxAge,
        @DefaultValue("8") int concurrentReplays,
        @DefaultValue("2") int concurrentOpenings,
        @DefaultValue("raw") Way writer) {

    /** From the fastest to the most common. */
    enum Way {
        /** Straight to the socket: HTTP/1.1 without TLS. */
        RAW,
        /** By Jetty's own response, past the servlet API: TLS and HTTP/2. */
        CORE,
        /** By Spring's emitter, on a thread for each write. */
        EMITTER
    }
}
