package dev.tidings.ops;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/** What connections to PostgreSQL need; whatever the URL says otherwise goes before. */
@Component
class PostgresSettings implements BeanPostProcessor {

    private static final Map<String, String> DEFAULTS = Map.of(
            // A machine that is gone without a word would be waited for until TCP gives up, a quarter of an hour.
            "socketTimeout", "20",
            "tcpKeepAlive", "true",
            // Rows of a batch go in one statement.
            "reWriteBatchedInserts", "true",
            // The details of errors have what the row holds: it would stand in the log.
            "logServerErrorDetail", "false");

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool && isPostgres(pool)) {
            DEFAULTS.forEach(pool::addDataSourceProperty);
        }
        return bean;
    }

    private static boolean isPostgres(HikariDataSource pool) {
        var url = pool.getJdbcUrl();
        return url != null && url.startsWith("jdbc:postgresql:");
    }
}
