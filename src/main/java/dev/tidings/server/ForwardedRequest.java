package dev.tidings.server;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.BadMessageException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** A request as its client sent it to the first proxy. */
final class ForwardedRequest extends Request.Wrapper {

    private static final Pattern HOST = Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::(\\d{1,5}))?");
    private static final Pattern PORT = Pattern.compile("\\d{1,5}");

    private final @Nullable String scheme;
    private final HttpURI uri;
    private final HttpFields headers;
    private final ConnectionMetaData connection;

    /** @throws BadMessageException where a trusted proxy passes on what is no scheme, host or port */
    ForwardedRequest(Request request, Origin origin) {
        super(request);
        this.scheme = scheme(origin.scheme());
        this.uri = uri(request.getHttpURI(), scheme, origin);
        this.headers = headers(request, uri, origin);
        this.connection = new From(request.getConnectionMetaData(), origin);
    }

    private static @Nullable String scheme(@Nullable String given) {
        if (given == null) {
            return null;
        }
        var scheme = given.toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new BadMessageException("The proxy says that the request came by a scheme other than http and https");
        }
        return scheme;
    }

    private static HttpURI uri(HttpURI sent, @Nullable String scheme, Origin origin) {
        var uri = HttpURI.build(sent);
        if (scheme != null) {
            uri.scheme(scheme);
        }
        if (origin.host() != null || origin.port() != null) {
            var host = origin.host() == null ? sent.getHost() : origin.host();
            var form = HOST.matcher(host == null ? "" : host);
            if (!form.matches()) {
                throw new BadMessageException("The proxy says that the request went to a host that cannot be one");
            }
            uri.authority(form.group(1), port(form.group(2) == null ? origin.port() : form.group(2), uri.getScheme()));
        }
        return uri.asImmutable();
    }

    /** 0 where it goes without saying. */
    private static int port(@Nullable String given, String scheme) {
        if (given == null) {
            return 0;
        }
        var port = PORT.matcher(given).matches() ? Integer.parseInt(given) : 0;
        if (port < 1 || port > 65_535) {
            throw new BadMessageException("The proxy says that the request went to a port that cannot be one");
        }
        return port == ("https".equals(scheme) ? 443 : 80) ? 0 : port;
    }

    private static HttpFields headers(Request request, HttpURI uri, Origin origin) {
        var headers = HttpFields.build();
        request.getHeaders().stream()
                .filter(field -> !HopHeaders.has(field.getName()))
                .forEach(headers::add);
        if (origin.host() != null || origin.port() != null) {
            headers.put(HttpHeader.HOST, uri.getAuthority());
        }
        return headers.asImmutable();
    }

    @Override
    public HttpURI getHttpURI() {
        return uri;
    }

    @Override
    public HttpFields getHeaders() {
        return headers;
    }

    @Override
    public boolean isSecure() {
        return scheme == null ? super.isSecure() : scheme.equals("https");
    }

    @Override
    public ConnectionMetaData getConnectionMetaData() {
        return connection;
    }

    /** The connection, as if it came from the client itself. */
    private static final class From extends ConnectionMetaData.Wrapper {

        private final SocketAddress client;

        From(ConnectionMetaData wrapped, Origin origin) {
            super(wrapped);
            var port = wrapped.getRemoteSocketAddress() instanceof InetSocketAddress peer ? peer.getPort() : 0;
            this.client = new InetSocketAddress(origin.address(), port);
        }

        @Override
        public SocketAddress getRemoteSocketAddress() {
            return client;
        }
    }
}
