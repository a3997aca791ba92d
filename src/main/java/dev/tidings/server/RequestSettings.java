package dev.tidings.server;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param bodyPatience how long a body may take to arrive, however small it is
 * @param slowestBody how much of a large one must have arrived in each second beyond that
 */
@ConfigurationProperties("tidings.requests")
record RequestSettings(
        @DefaultValue("30s") Duration bodyPatience,
        @DefaultValue("16KB") DataSize slowestBody) {

    boolean isTooSlow(Duration elapsed, long received) {
        return elapsed.compareTo(bodyPatience) > 0
                && elapsed.minus(bodyPatience).toMillis() * slowestBody.toBytes() > received * 1_000;
    }
}
