package dev.tidings.server;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Believes what trusted proxies say of the request that they got, and nobody else. Nothing behind it sees these headers,
 * so that nothing behind it can believe them.
 */
final class ForwardedHeaders implements HttpConfiguration.Customizer {

    private final TrustedProxies proxies;
    private final HopHeaders family;

    ForwardedHeaders(TrustedProxies proxies, HopHeaders family) {
        this.proxies = proxies;
        this.family = family;
    }

    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        var peer = peer(request);
        var headers = request.getHeaders();
        var found = headers.stream()
                .map(HttpField::getName)
                .filter(HopHeaders::has)
                .distinct()
                .toList();
        if (peer == null || found.isEmpty()) {
            return request;
        }
        var isTrusted = proxies.has(peer);
        var hops = isTrusted ? family.hops(headers) : List.<Hop>of();
        request.setAttribute(Arrival.ATTRIBUTE, new Arrival(peer.getHostAddress(), isTrusted, found));
        return new ForwardedRequest(request, proxies.origin(peer, hops));
    }

    private static @Nullable InetAddress peer(Request request) {
        return request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress socket
                ? socket.getAddress()
                : null;
    }
}
