package dev.tidings.server;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** Where a request really comes from, and how it was sent there; what is null was not said. */
record Origin(
        InetAddress address,
        @Nullable String scheme,
        @Nullable String host,
        @Nullable String port) {}
