package dev.tidings.account;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** What browsers may do with our answers: scripts and styles of our own, in no foreign frame, no powers. */
public enum SecurityHeaders implements Customizer<HeadersConfigurer<HttpSecurity>> {
    /** For what everybody gets alike; its own handler says for how long. */
    CACHEABLE,

    /** For what is somebody's. */
    NOT_STORED;

    private static final String CONTENT =
            "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; font-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self';"
                    + " frame-ancestors 'none'";

    private static final String POWERS = "accelerometer=(), autoplay=(self), camera=(), display-capture=(),"
            + " encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(),"
            + " midi=(), payment=(), picture-in-picture=(), screen-wake-lock=(), usb=(), xr-spatial-tracking=()";

    /** The same for answers to services that no filter sees. */
    public static Map<String, String> notStored(boolean isSecure) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("X-XSS-Protection", "0");
        if (isSecure) {
            headers.put("Strict-Transport-Security", "max-age=31536000");
        }
        headers.put("X-Frame-Options", "DENY");
        headers.put("Content-Security-Policy", CONTENT);
        headers.put("Referrer-Policy", ReferrerPolicy.SAME_ORIGIN.getPolicy());
        headers.put("Permissions-Policy", POWERS);
        headers.put("Cross-Origin-Opener-Policy", CrossOriginOpenerPolicy.SAME_ORIGIN.getPolicy());
        headers.put(HttpHeaders.CACHE_CONTROL, "no-store");
        return headers;
    }

    @Override
    public void customize(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(policy -> policy.policy(POWERS))
                .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .httpStrictTransportSecurity(policy -> policy.includeSubDomains(false))
                .cacheControl(HeadersConfigurer.CacheControlConfig::disable);
        // Spring's own writer stands back where Jetty has written Expires, which it does beside each cookie.
        if (this == NOT_STORED) {
            headers.addHeaderWriter((request, response) -> {
                if (!response.containsHeader(HttpHeaders.CACHE_CONTROL)) {
                    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
                }
            });
        }
    }
}
