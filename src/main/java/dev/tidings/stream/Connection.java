package dev.tidings.stream;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.eclipse.jetty.ee11.servlet.ServletContextRequest;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** What lies below a stream: closes it whatever is under way, and notices at once when the client has closed it. */
final class Connection {

    private final ServletContextRequest request;
    private final EndPoint endPoint;

    private Connection(ServletContextRequest request) {
        this.request = request;
        this.endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
    }

    static Connection of(HttpServletRequest request) {
        return new Connection(ServletContextRequest.getServletContextRequest(request));
    }

    /** The connection carries this stream and nothing else, and ends with it. With HTTP/2 many share one. */
    boolean isExclusive() {
        return request.getConnectionMetaData().getHttpVersion() != HttpVersion.HTTP_2;
    }

    /** The best way to write to it, from this one on. */
    StreamWriter writer(StreamSettings.Way best, SseEmitter emitter, Executor executor) {
        return switch (best) {
            case RAW ->
                isHttp11()
                                && endPoint instanceof SocketChannelEndPoint plain
                                && plain.getTransport() instanceof SocketChannel socket
                        ? new RawWriter(emitter, this::cut, executor, plain, socket)
                        : writer(StreamSettings.Way.CORE, emitter, executor);
            case CORE -> new CoreWriter(emitter, this::cut, executor, request.getServletContextResponse());
            case EMITTER -> new EmitterWriter(emitter, this::cut, executor);
        };
    }

    private boolean isHttp11() {
        return request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_1_1;
    }

    /** A write that waits for a full socket fails at once. */
    void cut() {
        if (isExclusive()) {
            endPoint.close();
        } else {
            request.getServletChannel().abort(new EofException("cut off"));
        }
    }

    /**
     * Calls back once, on a thread of the server's own, when the client closes its side. Jetty would find out by
     * writing. A client that says something more instead is only found out that way.
     */
    void watch(Runnable gone) {
        if (isExclusive()) {
            endPoint.tryFillInterested(Callback.from(() -> read(gone), failure -> gone.run()));
        } else {
            request.addFailureListener(failure -> gone.run());
        }
    }

    private void read(Runnable gone) {
        try {
            if (endPoint.fill(BufferUtil.allocate(16)) < 0) {
                gone.run();
            } else if (endPoint.isOpen() && endPoint.fill(BufferUtil.allocate(16)) == 0) {
                // TLS has messages of its own.
                watch(gone);
            }
        } catch (IOException e) {
            gone.run();
        }
    }

    /** Who is at the other end of the socket itself, be it a proxy; empty once it is closed. */
    Optional<Peer> peer() {
        try {
            return socket(endPoint) instanceof SocketChannel socket
                            && socket.getLocalAddress() instanceof InetSocketAddress local
                            && socket.getRemoteAddress() instanceof InetSocketAddress remote
                    ? Optional.of(new Peer(local.getPort(), remote.getAddress(), remote.getPort()))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Below TLS there is another end point. */
    private static Object socket(EndPoint endPoint) {
        var transport = endPoint.getTransport();
        return transport instanceof EndPoint below ? socket(below) : transport;
    }
}
