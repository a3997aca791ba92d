package dev.tidings.server;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param trusted addresses and networks (CIDR) of the proxies in front of this server; none: nobody is believed
 * @param headers the only family of headers that is believed, as a proxy that writes one passes the other on as it came
 */
@ConfigurationProperties("tidings.proxies")
record ProxySettings(
        @DefaultValue List<String> trusted,
        @DefaultValue("x-forwarded") HopHeaders headers) {}
