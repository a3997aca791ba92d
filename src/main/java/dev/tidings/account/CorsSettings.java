package dev.tidings.account;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param allowedOrigins other sites whose pages may call the API and listen, such as {@code https://shop.example} */
@ConfigurationProperties("tidings.cors")
record CorsSettings(@DefaultValue List<String> allowedOrigins) {

    CorsSettings {
        if (allowedOrigins.contains("*")) {
            throw new BadSetting(
                    "tidings.cors.allowed-origins cannot be “*”: browsers send no credentials to everybody's server.",
                    "List the origins one by one, such as https://shop.example.");
        }
    }
}
