package dev.tidings.server;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads addresses that are written in digits. Never asks DNS: whoever owns the name could answer as they like. */
final class IpAddress {

    private static final String BYTE = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";
    private static final Pattern V4 = Pattern.compile("(" + BYTE + "\\.){3}" + BYTE);
    private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    /** As in Forwarded and X-Forwarded-For: perhaps with a port, an IPv6 address then in brackets. */
    private static final Pattern WITH_PORT = Pattern.compile("\\[([^]]*)](:\\d{1,5})?|([^:]*)(:\\d{1,5})?");

    private IpAddress() {}

    static Optional<InetAddress> parse(String text) {
        if (!V4.matcher(text).matches() && !V6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    static Optional<InetAddress> parseNode(String node) {
        var form = WITH_PORT.matcher(node);
        if (!form.matches()) {
            return parse(node);
        }
        return parse(form.group(1) == null ? form.group(3) : form.group(1));
    }
}
