package dev.tidings.stream;

import java.net.InetAddress;

/** One TCP connection of this server, as it differs from all others. */
record Peer(int localPort, InetAddress address, int port) {}
