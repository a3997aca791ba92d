package dev.tidings.stream;

import jakarta.servlet.http.HttpServletRequest;
import org.eclipse.jetty.ee11.servlet.ServletContextRequest;

/** The connection that a request came by. */
final class Connection {

    private Connection() {}

    /** Closes it whatever is under way: a write that waits for a full socket fails at once. */
    static Runnable cutting(HttpServletRequest request) {
        var endPoint = ServletContextRequest.getServletContextRequest(request)
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint();
        return endPoint::close;
    }
}
