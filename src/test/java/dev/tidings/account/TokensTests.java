package dev.tidings.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidings.problem.Problem;
import dev.tidings.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract, section 2. */
class TokensTests {

    private static final String HS256 = "{\"alg\":\"HS256\"}";

    private final SettableClock clock = new SettableClock();
    private final Tokens tokens = new Tokens(new TokenSettings(Jwt.SECRET), clock);

    @Test
    void tellWhoItIsAndUntilWhen() {
        var claims = tokens.verify(Jwt.of("{\"sub\":\"Alice@shop\",\"exp\":" + in(60) + "}"));

        assertThat(claims.name()).isEqualTo("Alice@shop");
        assertThat(claims.expiresAt()).isEqualTo(clock.instant().plusSeconds(60));
        assertThat(claims.topics()).isNull();
    }

    @Test
    void mayListTopics() {
        assertThat(tokens.verify(withTopics("[\"news\",\"deals\"]")).topics()).containsOnly("news", "deals");
        assertThat(tokens.verify(withTopics("[]")).topics()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"news\"", "[1]", "{}", "[[\"news\"]]", "[null]", "true"})
    void listTopicsAsStringsOnly(String topics) {
        refuses(withTopics(topics), "array of strings");
    }

    @Test
    void areOverAtTheSecondOfTheirExpiry() {
        var token = Jwt.of("{\"sub\":\"alice\",\"exp\":" + in(60) + "}");
        clock.advance(Duration.ofMillis(59_999));
        assertThat(tokens.verify(token).name()).isEqualTo("alice");
        clock.advance(Duration.ofMillis(1));
        refuses(token, "expired");
    }

    @Test
    void needAnExpiry() {
        refuses(Jwt.of("{\"sub\":\"alice\"}"), "no exp");
    }

    @Test
    void beginAtTheSecondOfTheirNbf() {
        var token = Jwt.of("{\"sub\":\"alice\",\"exp\":" + in(60) + ",\"nbf\":" + in(1) + "}");
        refuses(token, "not valid yet");
        clock.advance(Duration.ofSeconds(1));
        assertThat(tokens.verify(token).name()).isEqualTo("alice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"al ice\"", "\"älice\"", "null", "[\"alice\"]", "{\"a\":1}"})
    void areForNamesOnly(String sub) {
        assertThatThrownBy(() -> tokens.verify(Jwt.of("{\"sub\":" + sub + ",\"exp\":" + in(60) + "}")))
                .isInstanceOf(Problem.class);
    }

    @Test
    void needASubject() {
        refuses(Jwt.of("{\"exp\":" + in(60) + "}"), "sub");
    }

    @Test
    void areSignedWithOurKey() {
        refuses(Jwt.signed(HS256, alice(), "another-secret-of-32-bytes-here!", "HmacSHA256"), "HS256");
    }

    @Test
    void areNotSignedInAnotherWay() {
        refuses(Jwt.signed("{\"alg\":\"HS384\"}", alice(), Jwt.SECRET, "HmacSHA384"), "HS256");
        refuses(Jwt.signed("{\"alg\":\"HS512\"}", alice(), Jwt.SECRET, "HmacSHA512"), "HS256");
        refuses(unsigned("{\"alg\":\"none\"}") + ".", "HS256");
        refuses(unsigned(HS256) + ".", "HS256");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a.b.c", "..", "tdg", "💥"})
    void areTokens(String text) {
        refuses(text, "not a JWT");
    }

    @Test
    void areRefusedWithoutASecret() {
        var none = new Tokens(new TokenSettings(null), clock);
        assertThatThrownBy(() -> none.verify(Jwt.of(alice())))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("takes none");
    }

    @Test
    void needASecretOf32Bytes() {
        assertThatThrownBy(() -> new TokenSettings("x".repeat(31)))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("at least 32 bytes");
        assertThat(new TokenSettings("x".repeat(32)).toString()).doesNotContain("xx");
        assertThat(new TokenSettings("").secret()).isNull();
    }

    private void refuses(String token, String why) {
        assertThatThrownBy(() -> tokens.verify(token))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(ProblemType.UNAUTHENTICATED))
                .hasMessageContaining(why);
    }

    private String alice() {
        return "{\"sub\":\"alice\",\"exp\":" + in(60) + "}";
    }

    private String withTopics(String topics) {
        return Jwt.of("{\"sub\":\"alice\",\"exp\":" + in(60) + ",\"topics\":" + topics + "}");
    }

    private String unsigned(String header) {
        return Jwt.encode(header.getBytes(StandardCharsets.UTF_8)) + "."
                + Jwt.encode(alice().getBytes(StandardCharsets.UTF_8));
    }

    private long in(int seconds) {
        return clock.instant().getEpochSecond() + seconds;
    }
}
