package dev.tidings.log;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * SQL for the ids of the events in some ranges, each id once, from a table with the columns {@code channel} and
 * {@code event_id}, which are its key: however large it is, only what is returned is read, and what the condition leaves
 * out of it.
 *
 * @param table with its alias
 * @param condition that each row meets too, or empty
 * @param order empty for oldest first, or {@code " desc"}
 */
public record RangeKeys(String table, String condition, String order) {

    public static final String NEWEST_FIRST = " desc";

    /** Unions longer than this are read in several statements. */
    private static final int RANGES_A_STATEMENT = 50;

    /** So many ranges a statement. */
    public static List<List<Range>> statements(List<Range> ranges) {
        var statements = new ArrayList<List<Range>>();
        for (int i = 0; i < ranges.size(); i += RANGES_A_STATEMENT) {
            statements.add(ranges.subList(i, Math.min(ranges.size(), i + RANGES_A_STATEMENT)));
        }
        return statements;
    }

    /** Parameters for each range: channel, after, up to, those of the condition. */
    public String sql(int ranges, int limit) {
        var keys = "(select event_id from " + table + " where channel = ? and event_id > ? and event_id <= ?"
                + condition + " order by channel" + order + ", event_id" + order + " limit " + limit + ")";
        var union = String.join(" union all ", Collections.nCopies(ranges, keys));
        return "select distinct event_id from (" + union + ") k order by event_id" + order + " limit " + limit;
    }
}
