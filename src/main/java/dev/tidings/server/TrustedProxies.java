package dev.tidings.server;

import java.net.InetAddress;
import java.util.List;

/** Who is believed when they say for whom they ask. */
record TrustedProxies(List<Network> networks) {

    /** @throws BadProxy where one is no network */
    static TrustedProxies of(List<String> networks) {
        return new TrustedProxies(networks.stream()
                .map(String::strip)
                .filter(network -> !network.isEmpty())
                .map(Network::parse)
                .toList());
    }

    boolean has(InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    /**
     * Goes along the hops while they are trusted. The first address that is not trusted was seen by a proxy that is: that
     * is the client. Everything farther was written by who knows whom.
     */
    Origin origin(InetAddress peer, List<Hop> hops) {
        var origin = new Origin(peer, null, null, null);
        for (var hop : hops) {
            var address =
                    hop.node() == null ? null : IpAddress.parseNode(hop.node()).orElse(null);
            origin = new Origin(address == null ? origin.address() : address, hop.scheme(), hop.host(), hop.port());
            if (address == null || !has(address)) {
                break;
            }
        }
        return origin;
    }
}
