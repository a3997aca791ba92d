package dev.tidings.stream;

import java.util.concurrent.CompletableFuture;

/** The way to one client's socket. A stream has at most one write under way. */
interface StreamWriter {

    /**
     * Writes all of these bytes, whole blocks of the event stream, and flushes them.
     *
     * @return done when the next write may come; failed with an IOException when the client is gone
     */
    CompletableFuture<Void> write(byte[] blocks);

    /** Ends the response in good order. */
    void end();

    /** Closes the connection at once, whatever is under way. */
    void cut();
}
