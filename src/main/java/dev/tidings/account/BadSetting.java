package dev.tidings.account;

/** The application cannot start like this. */
class BadSetting extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final String remedy;

    BadSetting(String problem, String remedy) {
        super(problem);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
