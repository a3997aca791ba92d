package dev.tidings.stream;

import java.util.concurrent.CompletableFuture;

/** The way to one client's socket. A stream has at most one write under way, and no call blocks. */
interface StreamWriter {

    CompletableFuture<Void> WRITTEN = CompletableFuture.completedFuture(null);

    /**
     * Sends the response's header, and the first blocks of the event stream.
     *
     * @return as for {@link #write}
     */
    CompletableFuture<Void> begin(Sequence blocks);

    /**
     * Writes and flushes all of these.
     *
     * @return done when the next write may come; failed with an IOException when the client is gone
     */
    CompletableFuture<Void> write(Sequence blocks);

    /** Ends the response in good order. */
    void end();

    /** Closes the connection at once, whatever is under way. */
    void cut();
}
