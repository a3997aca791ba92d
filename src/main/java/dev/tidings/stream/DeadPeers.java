package dev.tidings.stream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Clients that vanished without a word: nothing closes their connections, and heartbeats go into the kernel's buffer.
 * Linux tells in {@code /proc/net/tcp} how often it has sent the same bytes again without an answer; elsewhere nobody
 * is known to be dead. See proc(5) and the kernel's Documentation/networking/proc_net_tcp.rst.
 */
final class DeadPeers {

    /** More than a second and a half without an answer, as each attempt waits twice as long as the one before. */
    private static final int ATTEMPTS = 3;

    private static final String ESTABLISHED = "01";
    private static final List<Path> TABLES = List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));

    /** The table is as long as the machine has connections, and a caller at its limit may ask again and again. */
    private static final Duration KNOWN_FOR = Duration.ofSeconds(1);

    private Set<Peer> known = Set.of();
    private long readAt = System.nanoTime() - KNOWN_FOR.toNanos();

    synchronized Set<Peer> now() {
        if (System.nanoTime() - readAt >= KNOWN_FOR.toNanos()) {
            known = read();
            readAt = System.nanoTime();
        }
        return known;
    }

    private static Set<Peer> read() {
        var dead = new HashSet<Peer>();
        for (var table : TABLES) {
            if (Files.isReadable(table)) {
                try (var lines = Files.lines(table)) {
                    among(lines).forEach(dead::add);
                } catch (IOException | UncheckedIOException e) {
                    return dead;
                }
            }
        }
        return dead;
    }

    /** @param lines the first names the columns: sl, local_address, rem_address, st, queues, timer, retrnsmt, … */
    static Stream<Peer> among(Stream<String> lines) {
        return lines.skip(1)
                .map(line -> line.strip().split("\\s+"))
                .filter(row -> row.length > 6 && row[3].equals(ESTABLISHED) && Integer.parseInt(row[6], 16) >= ATTEMPTS)
                .map(row -> new Peer(port(row[1]), address(row[2]), port(row[2])));
    }

    private static int port(String field) {
        return Integer.parseInt(field.substring(field.indexOf(':') + 1), 16);
    }

    /** Words of four bytes, each in the byte order of the machine, which is little-endian where Java runs on Linux. */
    private static InetAddress address(String field) {
        var bytes = HexFormat.of().parseHex(field.substring(0, field.indexOf(':')));
        for (int word = 0; word < bytes.length; word += 4) {
            swap(bytes, word, word + 3);
            swap(bytes, word + 1, word + 2);
        }
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("An address has 4 or 16 bytes", e);
        }
    }

    private static void swap(byte[] bytes, int one, int other) {
        var first = bytes[one];
        bytes[one] = bytes[other];
        bytes[other] = first;
    }
}
