package dev.tidings.account;

import java.util.function.Predicate;

/**
 * A sign-in is over: what hangs on it must end within 2 s.
 *
 * @param whose the callers that it concerns
 * @param reason {@code signed-out}, {@code revoked} or {@code expired}
 */
public record SignInEnded(Predicate<Caller> whose, String reason) {

    static SignInEnded ofSession(String sessionId, String reason) {
        return new SignInEnded(
                caller -> caller instanceof Caller.Person(var n, var r, var s, Caller.Session(var id))
                        && id.equals(sessionId),
                reason);
    }

    static SignInEnded ofPerson(String name) {
        return new SignInEnded(
                caller -> caller instanceof Caller.Person person && person.key().equals(Name.key(name)), "revoked");
    }

    /** A password change ends the sessions of whoever knew the old one; tokens never knew it. */
    static SignInEnded ofOtherSessions(String name, String keptId) {
        return new SignInEnded(
                caller -> caller instanceof Caller.Person(var n, var r, var s, Caller.Session(var id))
                        && Name.key(n).equals(Name.key(name))
                        && !id.equals(keptId),
                "revoked");
    }

    static SignInEnded ofKey(long keyId) {
        return new SignInEnded(
                caller -> caller instanceof Caller.Service service && service.keyId() == keyId, "revoked");
    }
}
