package dev.tidings.server;

import org.jspecify.annotations.Nullable;

/**
 * What one proxy says of the request that it got.
 *
 * @param node who asked it: an address, perhaps with a port, or a word that hides it
 */
record Hop(
        @Nullable String node,
        @Nullable String scheme,
        @Nullable String host,
        @Nullable String port) {}
