package dev.tidings.account;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;

/** Which other sites' pages may call the API and listen. Nobody's, unless they are listed. */
@Component
class CrossOrigin implements CorsConfigurationSource {

    private final @Nullable CorsConfiguration configuration;

    CrossOrigin(CorsSettings settings) {
        this.configuration = settings.allowedOrigins().isEmpty() ? null : configuration(settings.allowedOrigins());
    }

    private static CorsConfiguration configuration(List<String> origins) {
        var configuration = new CorsConfiguration();
        configuration.setAllowedOrigins(origins);
        configuration.setAllowCredentials(true);
        configuration.setAllowedMethods(List.of("GET", "POST", "PUT", "PATCH", "DELETE"));
        configuration.setAllowedHeaders(List.of(
                "Authorization", "Content-Type", "Last-Event-ID", "Idempotency-Key", "X-CSRF-TOKEN", "X-XSRF-TOKEN"));
        configuration.setExposedHeaders(List.of("Location", "Idempotent-Replayed", "Retry-After"));
        return configuration;
    }

    @Override
    public @Nullable CorsConfiguration getCorsConfiguration(HttpServletRequest request) {
        return configuration;
    }
}
