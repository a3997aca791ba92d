package dev.tidings.account;

/** Names are never given twice. */
public class NameTaken extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Refusal refusal;

    private NameTaken(String name, String code) {
        super("“" + name + "” is taken");
        this.refusal = Refusal.of(code, name);
    }

    static NameTaken byAccount(String name) {
        return new NameTaken(name, "refused.name.taken");
    }

    static NameTaken byToken(String name) {
        return new NameTaken(name, "refused.name.taken-elsewhere");
    }

    /** For whoever chose the name. */
    Refusal refusal() {
        return refusal;
    }
}
