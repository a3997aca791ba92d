package dev.tidings.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.support.Api;
import dev.tidings.support.Jar;
import dev.tidings.support.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reader that takes a byte now and then: the write that waits for it is bounded in time, and its cursor is good. */
class SippingReaderIT {

    private static final Duration SIP = Duration.ofMillis(200);

    @Test
    void isCutOffAndMissesNothingWhenItComesBack(@TempDir Path directory) throws Exception {
        try (var server = new Jar(directory).start("--tidings.stream.write-timeout=2s")) {
            var transcript = new Transcript();
            var sipping = LeanStream.open(server.port(), "/sse", Tokens.of("sipper"), transcript, 4_096);
            try (sipping) {
                assertThat(sipping.readUntil(Transcript::isReady, Duration.ofSeconds(20)))
                        .isTrue();
                var published = flood(new Api(server.url(), "tdg_demo"));
                Waiting.until(
                        () -> {
                            sipping.readByte(SIP);
                            return !isEstablished(server.port(), sipping.port());
                        },
                        Duration.ofSeconds(30),
                        () -> "its stream is still open");
                assertThat(transcript.ids().cardinality()).isLessThan(published.cardinality());
                try (var again = LeanStream.open(server.port(), "/sse", Tokens.of("sipper"), transcript)) {
                    again.readUntil(t -> t.last() == published.length() - 1, Duration.ofSeconds(30));
                }
                assertThat(transcript.ids()).isEqualTo(published);
                assertThat(transcript.faults()).isEmpty();
            }
        }
    }

    /** About 8 MB, more than the kernel's buffers take. */
    private static BitSet flood(Api api) {
        var event =
                "{\"type\":\"tick\",\"to\":[\"user:sipper\"],\"notify\":false,\"text\":\"" + "x".repeat(4_000) + "\"}";
        var batch = "{\"events\":[" + String.join(",", Collections.nCopies(500, event)) + "]}";
        var ids = new BitSet();
        for (int i = 0; i < 4; i++) {
            api.post("/api/v1/events/batch", batch).json().get("ids").forEach(id -> ids.set(id.asInt()));
        }
        return ids;
    }

    /** As the server's side of the connection stands in the kernel's table. */
    private static boolean isEstablished(int server, int client) throws IOException {
        var ends = String.format(Locale.ROOT, ":%04X .*:%04X 01 ", server, client);
        for (var table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            try (var lines = Files.lines(Path.of(table))) {
                if (lines.anyMatch(line -> line.matches(".*" + ends + ".*"))) {
                    return true;
                }
            }
        }
        return false;
    }
}
