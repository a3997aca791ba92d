package dev.tidings.server;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/**
 * How a request came in, for who wants to see whether a proxy is set up well.
 *
 * @param peer the address at the other end of the connection: of the client, or of the last proxy
 * @param trusted whether what it says of others is believed
 * @param headers names of the headers that speak of others, believed or not
 */
public record Arrival(String peer, boolean trusted, List<String> headers) {

    static final String ATTRIBUTE = Arrival.class.getName();

    public static Arrival of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Arrival arrival
                ? arrival
                : new Arrival(request.getRemoteAddr(), false, List.of());
    }
}
