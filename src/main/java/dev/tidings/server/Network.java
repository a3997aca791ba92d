package dev.tidings.server;

import java.net.InetAddress;
import java.util.regex.Pattern;

/** An address, or all that begin with the same bits (RFC 4632, section 3.1; RFC 4291, section 2.3). */
record Network(InetAddress address, int prefix) {

    private static final Pattern DIGITS = Pattern.compile("\\d{1,3}");

    /** @throws BadProxy where it is no network */
    static Network parse(String text) {
        var slash = text.indexOf('/');
        var address =
                IpAddress.parse(slash < 0 ? text : text.substring(0, slash)).orElseThrow(() -> new BadProxy(text));
        var bits = address.getAddress().length * Byte.SIZE;
        var prefix = slash < 0 ? bits : prefix(text, slash + 1);
        if (prefix > bits) {
            throw new BadProxy(text);
        }
        return new Network(address, prefix);
    }

    private static int prefix(String text, int from) {
        var digits = text.substring(from);
        if (!DIGITS.matcher(digits).matches()) {
            throw new BadProxy(text);
        }
        return Integer.parseInt(digits);
    }

    boolean contains(InetAddress other) {
        var mine = address.getAddress();
        var theirs = other.getAddress();
        if (mine.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit += Byte.SIZE) {
            var mask = 0xFF << Math.max(0, bit + Byte.SIZE - prefix);
            if (((mine[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask & 0xFF) != 0) {
                return false;
            }
        }
        return true;
    }
}
