package dev.tidings.inbox;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/**
 * What was just done, and how it is put back; waits in the session for the page that says it.
 *
 * @param said the sentence
 * @param action where DELETE puts it back; null: nowhere
 * @param what names it there, where the address does not
 */
public record Undoable(
        DefaultMessageSourceResolvable said,
        @Nullable String action,
        @Nullable String what) implements Serializable {

    static Undoable of(String code, long count, String action) {
        return new Undoable(said(code, count), action, null);
    }

    static DefaultMessageSourceResolvable said(String code, Serializable... arguments) {
        return new DefaultMessageSourceResolvable(new String[] {code}, arguments);
    }
}
