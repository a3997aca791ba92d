package dev.tidings.server;

/** What is set as a trusted proxy is none: the application cannot start like this. */
class BadProxy extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    BadProxy(String given) {
        super("tidings.proxies.trusted has “" + given + "”, which is no IP address and no network.");
    }
}
