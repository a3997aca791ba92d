package dev.tidings.admin;

import dev.tidings.server.Arrival;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * How a browser's request looks from here.
 *
 * @param address the browser's, as sign-in attempts count for it
 * @param origin where the browser went, as far as the server knows
 * @param protocol of the last stretch: the browser's own may be another
 */
record Seen(String address, String origin, String protocol, Arrival arrival) {

    static Seen of(HttpServletRequest request) {
        var origin = ServletUriComponentsBuilder.fromRequest(request)
                .replacePath(null)
                .replaceQuery(null)
                .toUriString();
        return new Seen(request.getRemoteAddr(), origin, request.getProtocol(), Arrival.of(request));
    }

    public boolean direct() {
        return arrival.headers().isEmpty();
    }

    public boolean ignored() {
        return !direct() && !arrival.trusted();
    }
}
