package dev.tidings.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SignInEndedTests {

    private final Caller here = alice(new Caller.Session("here"));
    private final Caller there = alice(new Caller.Session("there"));
    private final Caller token = alice(new Caller.Token(Instant.EPOCH, null));
    private final Caller key = new Caller.Service(7, "alice", Set.of(), null);

    @Test
    void ofASessionIsThatOneAlone() {
        var ended = SignInEnded.ofSession("here", "signed-out");
        assertThat(ended.whose().test(here)).isTrue();
        assertThat(Set.of(there, token, key)).noneMatch(ended.whose());
    }

    @Test
    void ofAPersonIsEverySignInOfTheirs() {
        var ended = SignInEnded.ofPerson("alice");
        assertThat(Set.of(here, there, token)).allMatch(ended.whose());
        assertThat(ended.whose().test(key)).isFalse();
        assertThat(ended.reason()).isEqualTo("revoked");
    }

    @Test
    void ofOtherSessionsKeepsThisOneAndTokens() {
        var ended = SignInEnded.ofOtherSessions("ALICE", "here");
        assertThat(ended.whose().test(there)).isTrue();
        assertThat(Set.of(here, token, key)).noneMatch(ended.whose());
        assertThat(SignInEnded.ofOtherSessions("bob", "here").whose().test(there))
                .isFalse();
    }

    @Test
    void ofAKeyIsThatOneAlone() {
        assertThat(SignInEnded.ofKey(7).whose().test(key)).isTrue();
        assertThat(SignInEnded.ofKey(8).whose().test(key)).isFalse();
        assertThat(SignInEnded.ofKey(7).whose().test(here)).isFalse();
    }

    private static Caller alice(Caller.SignIn signIn) {
        return new Caller.Person("Alice", Set.of(Role.USER), 0, signIn);
    }
}
