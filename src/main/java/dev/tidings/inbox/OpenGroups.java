package dev.tidings.inbox;

import dev.tidings.inbox.GroupRows.Owned;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * The SQL of which group is open for what, in a table of its own: most notifications never were open, or are closed, and
 * an index of them all would be one more to keep at each publish. That a group was closed only its notification tells.
 */
@Repository
class OpenGroups {

    private static final int BATCH = 500;

    private static final String CLOSED = " not exists (select 1 from notification n where n.reader = open_group.reader"
            + " and n.id = open_group.notification_id and n.open_group = open_group.open_key)";

    private final JdbcTemplate jdbc;

    OpenGroups(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param reader the key of a name */
    record Key(String reader, String openKey) {}

    /** Those that new events of some readers may join. */
    Map<Key, Group> find(Collection<Key> keys) {
        var open = new HashMap<Key, Group>();
        Lookups.each(
                jdbc,
                "select o.reader, n." + GroupRows.COLUMNS.replace(", ", ", n.") + " from open_group o"
                        + " join notification n on n.reader = o.reader and n.id = o.notification_id"
                        + " and n.open_group = o.open_key where o.reader = ? and o.open_key = ?",
                keys.stream()
                        .map(key -> new Object[] {key.reader(), key.openKey()})
                        .toList(),
                row -> open.put(new Key(row.getString(1), row.getString("open_group")), GroupRows.group(row, 2)));
        return open;
    }

    /** Each is the open one from now on; those that are not open are left out. The readers' rows are locked. */
    void put(List<Owned> groups) {
        var values = new ArrayList<Object[]>();
        for (var owned : groups) {
            var group = owned.group();
            if (group.openKey() != null) {
                var at = group.createdAt().atOffset(ZoneOffset.UTC);
                values.add(new Object[] {group.id(), at, owned.reader(), group.openKey()});
            }
        }
        Lookups.put(
                jdbc,
                "update open_group set notification_id = ?, opened_at = ? where reader = ? and open_key = ?",
                "insert into open_group (notification_id, opened_at, reader, open_key) values (?, ?, ?, ?)",
                values);
    }

    /** Some readers of groups that were opened before a time and are closed since, or gone. */
    List<String> readersOfClosed(Instant before) {
        return jdbc.query(
                "select distinct reader from open_group where opened_at < ? and" + CLOSED + " limit " + BATCH,
                (row, n) -> row.getString(1),
                before.atOffset(ZoneOffset.UTC));
    }

    /** The reader's row is locked. */
    void forgetClosed(String reader, Instant before) {
        jdbc.update(
                "delete from open_group where reader = ? and opened_at < ? and" + CLOSED,
                reader,
                before.atOffset(ZoneOffset.UTC));
    }
}
