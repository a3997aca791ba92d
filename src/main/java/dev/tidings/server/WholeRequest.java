package dev.tidings.server;

import java.nio.ByteBuffer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/** A request whose body is here: who looks at it takes nothing away from who reads it. */
public final class WholeRequest extends Request.Wrapper {

    private final byte[] body;
    private boolean isRead;

    WholeRequest(Request request, byte[] body) {
        super(request);
        this.body = body;
    }

    /** Not a copy: nobody changes it. */
    public byte[] body() {
        return body;
    }

    @Override
    public Content.Chunk read() {
        if (isRead) {
            return Content.Chunk.EOF;
        }
        isRead = true;
        return Content.Chunk.from(ByteBuffer.wrap(body), true);
    }

    @Override
    public void demand(Runnable task) {
        getComponents().getExecutor().execute(task);
    }
}
