package dev.tidings.stream;

import java.util.Set;

/** The addresses of the stream: two names of one resource. */
final class StreamPaths {

    static final String SHORT = "/sse";
    static final String LONG = "/api/v1/stream";

    private static final Set<String> ALL = Set.of(SHORT, LONG);

    private StreamPaths() {}

    static boolean isOne(String path) {
        return ALL.contains(path);
    }
}
