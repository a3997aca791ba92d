package dev.tidings.support;

import java.sql.Connection;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** How a database goes about a query. */
public final class Plan {

    private Plan() {}

    /**
     * Of PostgreSQL the generic plan, which is what a prepared statement gets from its sixth use on.
     *
     * @param values of the parameters, texts in quotes and numbers, with commas
     */
    public static String of(JdbcTemplate jdbc, Databases database, String query, String values) {
        var sql = query;
        if (database == Databases.H2) {
            for (var value : values.split(", ")) {
                sql = sql.replaceFirst("\\?", value);
            }
            return String.join("\n", jdbc.queryForList("explain " + sql, String.class));
        }
        for (int i = 1; sql.contains("?"); i++) {
            sql = sql.replaceFirst("\\?", "\\$" + i);
        }
        var types = Arrays.stream(values.split(", "))
                .map(value -> value.startsWith("'") ? "text" : "bigint")
                .collect(Collectors.joining(", "));
        var prepare = "prepare page (" + types + ") as " + sql;
        return jdbc.execute((Connection connection) -> {
            var one = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            one.execute("set plan_cache_mode = force_generic_plan");
            one.execute(prepare);
            try {
                return String.join("\n", one.queryForList("explain execute page (" + values + ")", String.class));
            } finally {
                one.execute("deallocate page");
            }
        });
    }
}
