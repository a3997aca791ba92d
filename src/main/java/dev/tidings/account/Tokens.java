package dev.tidings.account;

import dev.tidings.problem.Problem;
import dev.tidings.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;

/** Verifies what other sites sign for their users: JWTs (RFC 7519) with HS256 and nothing else. */
@Component
class Tokens {

    /** In characters. Whatever is longer is not worth the work of looking into it. */
    private static final int LONGEST = 8 * 1024;

    private final @Nullable NimbusJwtDecoder decoder;
    private final Clock clock;

    /** @param topics null: the token says nothing about topics */
    record Claims(String name, Instant expiresAt, @Nullable Set<String> topics) {}

    Tokens(TokenSettings settings, Clock clock) {
        this.decoder = settings.secret() == null ? null : decoder(settings.secret());
        this.clock = clock;
    }

    private static NimbusJwtDecoder decoder(String secret) {
        var key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
        var decoder = NimbusJwtDecoder.withSecretKey(key)
                .macAlgorithm(MacAlgorithm.HS256)
                .build();
        // The claims are judged below: Spring's own validator allows a minute of leeway and needs no exp.
        decoder.setJwtValidator(token -> OAuth2TokenValidatorResult.success());
        return decoder;
    }

    /** @throws Problem 401 that says what is wrong */
    Claims verify(String token) {
        if (decoder == null) {
            throw refused("this server takes none");
        }
        if (token.length() > LONGEST) {
            throw refused("it is longer than " + LONGEST + " characters");
        }
        Jwt jwt;
        try {
            jwt = decoder.decode(token);
        } catch (JwtException e) {
            throw refused("it is not a JWT signed with HS256 and this server's key");
        }
        return new Claims(name(jwt), expiry(jwt), topics(jwt));
    }

    private static String name(Jwt jwt) {
        var name = jwt.getSubject();
        if (name == null || !Name.isValid(name)) {
            throw refused("its sub must be a name: 1 to 64 of A–Z a–z 0–9 . _ @ -");
        }
        return name;
    }

    /** The token is over at this second, and not after it (RFC 7519, section 4.1.4). */
    private Instant expiry(Jwt jwt) {
        var now = clock.instant();
        var expiresAt = jwt.getExpiresAt();
        if (expiresAt == null) {
            throw refused("it has no exp");
        }
        if (!now.isBefore(expiresAt)) {
            throw refused("it has expired");
        }
        var notBefore = jwt.getNotBefore();
        if (notBefore != null && now.isBefore(notBefore)) {
            throw refused("it is not valid yet");
        }
        return expiresAt;
    }

    private static @Nullable Set<String> topics(Jwt jwt) {
        var claim = jwt.getClaims().get("topics");
        if (claim == null) {
            return null;
        }
        if (claim instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            return list.stream().map(String.class::cast).collect(Collectors.toUnmodifiableSet());
        }
        throw refused("its topics must be an array of strings");
    }

    private static Problem refused(String why) {
        return Problem.of(ProblemType.UNAUTHENTICATED, "The token is refused: " + why + ".");
    }
}
