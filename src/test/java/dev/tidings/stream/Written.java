package dev.tidings.stream;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** What a stream would have sent. */
final class Written implements StreamWriter {

    private final StringBuffer text = new StringBuffer();

    String text() {
        return text.toString();
    }

    @Override
    public CompletableFuture<Void> begin(Sequence blocks) {
        return write(blocks);
    }

    @Override
    public CompletableFuture<Void> write(Sequence blocks) {
        text.append(StandardCharsets.UTF_8.decode(blocks.bytes()));
        return WRITTEN;
    }

    @Override
    public void end() {
        text.append("\n[end]\n");
    }

    @Override
    public void cut() {
        text.append("\n[cut]\n");
    }
}
