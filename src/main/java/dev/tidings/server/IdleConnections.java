package dev.tidings.server;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;

/**
 * The connections that carry no request: new ones whose request is not whole yet, and kept ones. Each costs a
 * descriptor, so none of them stays for long, whatever trickles in, and one address has no more than so many.
 */
final class IdleConnections implements Connection.Listener {

    /** Who has just come may still be in the queue to be read, so nobody is sent away before. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final ServerSettings settings;
    private final Supplier<Long> nanoTime;
    private final Map<Object, Visitor> bySocket = new ConcurrentHashMap<>();

    /** One connection, from its opening to its end. */
    private static final class Visitor {

        private final EndPoint endPoint;
        private final Object address;
        private int requests;
        private boolean asked;
        private long idleSince;

        Visitor(EndPoint endPoint, long now) {
            this.endPoint = endPoint;
            this.address = address(endPoint.getRemoteSocketAddress());
            this.idleSince = now;
        }

        private static Object address(SocketAddress socket) {
            return socket instanceof InetSocketAddress inet ? inet.getAddress() : "local";
        }

        synchronized void begin() {
            requests++;
            asked = true;
        }

        synchronized void end(long now) {
            requests--;
            idleSince = now;
        }

        /** Nanoseconds; less than zero while there is a request. */
        synchronized long idle(long now) {
            return requests > 0 ? -1 : now - idleSince;
        }

        /** A request that has begun meanwhile goes on. */
        synchronized void closeIfIdle() {
            if (requests == 0) {
                endPoint.close();
            }
        }

        synchronized Duration most(ServerSettings settings) {
            return asked ? settings.keepAlive() : settings.headerTimeout();
        }
    }

    IdleConnections(ServerSettings settings, Supplier<Long> nanoTime) {
        this.settings = settings;
        this.nanoTime = nanoTime;
    }

    @Override
    public void onOpened(Connection connection) {
        var endPoint = connection.getEndPoint();
        bySocket.computeIfAbsent(socket(endPoint), socket -> new Visitor(endPoint, nanoTime.get()));
    }

    @Override
    public void onClosed(Connection connection) {
        var endPoint = connection.getEndPoint();
        if (!endPoint.isOpen()) {
            bySocket.remove(socket(endPoint));
        }
    }

    void begun(Request request) {
        var visitor = bySocket.get(
                socket(request.getConnectionMetaData().getConnection().getEndPoint()));
        if (visitor != null) {
            visitor.begin();
            Request.addCompletionListener(request, failure -> visitor.end(nanoTime.get()));
        }
    }

    /** Called about twice a second: closes those whose time is over, and those that are too many. */
    void sweep() {
        var now = nanoTime.get();
        var perAddress = new HashMap<Object, List<Silent>>();
        for (var visitor : bySocket.values()) {
            var idle = visitor.idle(now);
            if (!visitor.endPoint.isOpen()) {
                bySocket.remove(socket(visitor.endPoint));
            } else if (idle > visitor.most(settings).toNanos()) {
                visitor.closeIfIdle();
            } else if (idle >= 0) {
                perAddress
                        .computeIfAbsent(visitor.address, address -> new ArrayList<>())
                        .add(new Silent(visitor, idle));
            }
        }
        perAddress.values().forEach(this::thin);
    }

    /** @param idle nanoseconds when it was looked at */
    private record Silent(Visitor visitor, long idle) {}

    private void thin(List<Silent> silent) {
        silent.stream()
                .sorted(Comparator.comparingLong(Silent::idle).reversed())
                .limit(Math.max(0, silent.size() - settings.idleConnectionsPerAddress()))
                .takeWhile(each -> each.idle() > GRACE.toNanos())
                .forEach(each -> each.visitor().closeIfIdle());
    }

    /** Below TLS there is another end point. */
    private static Object socket(EndPoint endPoint) {
        var transport = endPoint.getTransport();
        return transport instanceof EndPoint below ? socket(below) : transport;
    }
}
