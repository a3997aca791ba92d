package dev.tidings.support;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** Tokens as another site would make them for its users, with the demo's secret. */
public final class Tokens {

    private static final byte[] SECRET = "tidings-demo-secret-of-32-bytes!".getBytes(StandardCharsets.UTF_8);

    private Tokens() {}

    public static String of(String name) {
        return sign(claims(name, Duration.ofHours(1)).build());
    }

    public static String of(String name, Duration life) {
        return sign(claims(name, life).build());
    }

    public static String of(String name, List<String> topics) {
        return sign(claims(name, Duration.ofHours(1)).claim("topics", topics).build());
    }

    private static JWTClaimsSet.Builder claims(String name, Duration life) {
        return new JWTClaimsSet.Builder()
                .subject(name)
                .expirationTime(Date.from(Instant.now().plus(life)));
    }

    public static String sign(JWTClaimsSet claims) {
        try {
            var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
            token.sign(new MACSigner(SECRET));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
