package dev.tidings.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/** The two families of headers by which proxies tell of the request that they got. */
enum HopHeaders {
    X_FORWARDED {
        @Override
        List<Hop> hops(HttpFields headers) {
            var nodes = nearestFirst(headers, "X-Forwarded-For");
            var schemes = nearestFirst(headers, "X-Forwarded-Proto");
            var hosts = nearestFirst(headers, "X-Forwarded-Host");
            var ports = nearestFirst(headers, "X-Forwarded-Port");
            return IntStream.range(0, Math.max(1, nodes.size()))
                    .mapToObj(i -> new Hop(at(nodes, i), at(schemes, i), at(hosts, i), at(ports, i)))
                    .toList();
        }

        /** A proxy that writes one value where others append one means it for all hops. */
        private @Nullable String at(List<String> values, int hop) {
            return values.isEmpty() ? null : values.get(Math.min(hop, values.size() - 1));
        }
    },

    /** RFC 7239. */
    FORWARDED {
        @Override
        List<Hop> hops(HttpFields headers) {
            return nearestFirst(headers, "Forwarded").stream()
                    .map(this::parameters)
                    .map(hop -> new Hop(hop.get("for"), hop.get("proto"), hop.get("host"), null))
                    .toList();
        }

        private Map<String, String> parameters(String element) {
            var parameters = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
            for (var pair : element.split(";", -1)) {
                var equals = pair.indexOf('=');
                if (equals > 0) {
                    var value = pair.substring(equals + 1).replace("\"", "").strip();
                    parameters.put(pair.substring(0, equals).strip(), value);
                }
            }
            return parameters;
        }
    };

    /** The nearest hop comes first. */
    abstract List<Hop> hops(HttpFields headers);

    /** Whether it belongs to either family, or to what Spring and Jetty take for one. */
    static boolean has(String header) {
        var name = header.toLowerCase(Locale.ROOT);
        return name.startsWith("x-forwarded-")
                || name.equals("forwarded")
                || name.equals("x-proxied-https")
                || name.equals("proxy-ssl-id")
                || name.equals("proxy-auth-cert");
    }

    /** Read from the right: what a client left open there, like a quote, cannot swallow what a proxy added. */
    private static List<String> nearestFirst(HttpFields headers, String name) {
        var line = String.join(",", headers.getValuesList(name));
        var values = new ArrayList<String>();
        var isQuoted = false;
        var end = line.length();
        for (int i = end - 1; i >= -1; i--) {
            if (i >= 0 && line.charAt(i) == '"') {
                isQuoted = !isQuoted;
            } else if (i < 0 || (line.charAt(i) == ',' && !isQuoted)) {
                values.add(line.substring(i + 1, end).strip());
                end = i;
            }
        }
        values.removeIf(String::isEmpty);
        return values;
    }
}
