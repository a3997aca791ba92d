package dev.tidings.server;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param headerTimeout a new connection must have sent the head of a request by then
 * @param keepAlive a connection without a request is closed after so long
 * @param idleConnectionsPerAddress of connections without a request from one address no more than these are kept; the
 *     ones that have been silent longest go
 */
@ConfigurationProperties("tidings.server")
record ServerSettings(
        @DefaultValue("10s") Duration headerTimeout,
        @DefaultValue("40s") Duration keepAlive,
        @DefaultValue("1000") int idleConnectionsPerAddress) {}
