package dev.tidings.log;

import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** H2 writes at each commit and never syncs by itself; where it is asked to, each append ends with a sync to disk. */
@Component
class LogSync {

    private final JdbcTemplate jdbc;
    private final boolean needed;

    LogSync(DataSource dataSource, LogSettings settings) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.needed = settings.sync() && isH2();
    }

    private boolean isH2() {
        return Boolean.TRUE.equals(jdbc.execute((java.sql.Connection connection) ->
                connection.getMetaData().getDatabaseProductName().equals("H2")));
    }

    /** After the commit, before anybody hears of it. */
    void sync() {
        if (needed) {
            jdbc.execute("checkpoint sync");
        }
    }
}
