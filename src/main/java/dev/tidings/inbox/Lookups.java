package dev.tidings.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Rows by several keys, and rows that may be there already. */
final class Lookups {

    private static final int KEYS_A_STATEMENT = 50;

    interface Take {
        void accept(ResultSet row) throws SQLException;
    }

    private Lookups() {}

    /** One lookup for each key: a list of keys would be read by H2 as a condition on all rows of a reader. */
    static void each(JdbcTemplate jdbc, String select, List<Object[]> keys, Take take) {
        for (int i = 0; i < keys.size(); i += KEYS_A_STATEMENT) {
            var some = keys.subList(i, Math.min(keys.size(), i + KEYS_A_STATEMENT));
            jdbc.query(
                    String.join(" union all ", Collections.nCopies(some.size(), select)),
                    row -> {
                        take.accept(row);
                    },
                    some.stream().flatMap(Arrays::stream).toArray());
        }
    }

    /**
     * Nobody else makes the same rows meanwhile.
     *
     * @param values in the order that both statements have
     */
    static void put(JdbcTemplate jdbc, String update, String insert, List<Object[]> values) {
        if (values.isEmpty()) {
            return;
        }
        var changed = jdbc.batchUpdate(update, values);
        var missing = new ArrayList<Object[]>();
        for (int i = 0; i < changed.length; i++) {
            if (changed[i] == 0) {
                missing.add(values.get(i));
            }
        }
        jdbc.batchUpdate(insert, missing);
    }
}
