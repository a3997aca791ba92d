package dev.tidings.admin;

import dev.tidings.server.Arrival;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * How a browser's request looks from here.
 *
 * @param address the browser's, as sign-in attempts count for it
 * @param peer the other end of the connection
 * @param origin where the browser went, as far as the server knows
 * @param protocol of the last stretch: the browser's own may be another
 */
record Seen(String address, String peer, String origin, String protocol, Arrival arrival) {

    static Seen of(HttpServletRequest request) {
        var origin = ServletUriComponentsBuilder.fromRequest(request)
                .replacePath(null)
                .replaceQuery(null)
                .toUriString();
        var arrival = Arrival.of(request);
        return new Seen(brief(request.getRemoteAddr()), brief(arrival.peer()), origin, request.getProtocol(), arrival);
    }

    /** An IPv6 address as people write it (RFC 5952). */
    static String brief(String address) {
        return address.replaceAll("[\\[\\]]", "").replaceFirst("(^|:)(0(:|$)){2,}", "::");
    }

    public boolean direct() {
        return arrival.headers().isEmpty();
    }

    public boolean ignored() {
        return !direct() && !arrival.trusted();
    }
}
