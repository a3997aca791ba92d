package dev.tidings.social;

import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** @param text as it was typed */
record Draft(@Nullable String text) {

    static final Draft EMPTY = new Draft(null);

    String words() {
        return text == null ? "" : Wording.clean(text);
    }

    /** Says beside the field why, if so. */
    boolean isRefused(Errors errors) {
        Wording.refusal(words()).ifPresent(refusal -> refusal.beside("text", errors));
        return errors.hasErrors();
    }
}
