package dev.tidings.account;

/** Names are never given twice. Its message may be shown beside the field. */
public class NameTaken extends RuntimeException {

    private static final long serialVersionUID = 1;

    private NameTaken(String message) {
        super(message);
    }

    static NameTaken byAccount(String name) {
        return new NameTaken("“" + name + "” is taken. Choose another name.");
    }

    static NameTaken byToken(String name) {
        return new NameTaken("“" + name + "” is taken: somebody uses it through another site. Choose another name.");
    }
}
