package dev.tidings.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The SQL of what came by name. The reader's inbox row is locked before any of it is changed. */
@Repository
class GroupRows {

    static final String COLUMNS = "id, type, thing, open_group, actors, actor_count, event_count, latest_event_id,"
            + " seen_id, read, done, stamp, created_at, updated_at";

    static final String COUNT = "select count(*) from notification where reader = ? and place = ?";
    static final String NEXT_TYPE = "select type from notification where reader = ? and type > ?"
            + " order by reader, type, place, latest_event_id limit 1";

    private static final String OPEN = " where reader = ? and place = ? and latest_event_id <= ?";

    /** Publishers choose types freely; so many are offered. */
    private static final int TYPES_MOST = 50;

    private final JdbcTemplate jdbc;

    GroupRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    record Owned(String reader, Group group) {}

    /** One of a reader's notifications or events. @param reader the key of a name */
    record Id(String reader, long id) {

        static List<Id> of(String reader, Collection<Long> ids) {
            return ids.stream().distinct().map(id -> new Id(reader, id)).toList();
        }

        static List<Object[]> keys(Collection<Id> ids) {
            return ids.stream().map(id -> new Object[] {id.reader(), id.id()}).toList();
        }
    }

    void insert(List<Owned> groups) {
        batch(
                "insert into notification (open_group, actors, actor_count, event_count, latest_event_id, seen_id, read,"
                        + " done, place, stamp, updated_at, reader, id, type, thing, created_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                groups.stream()
                        .map(owned -> values(
                                owned,
                                owned.group().type(),
                                owned.group().thing(),
                                sql(owned.group().createdAt())))
                        .toList());
    }

    void update(List<Owned> groups) {
        batch(
                "update notification set open_group = ?, actors = ?, actor_count = ?, event_count = ?,"
                        + " latest_event_id = ?, seen_id = ?, read = ?, done = ?, place = ?, stamp = ?, updated_at = ?"
                        + " where reader = ? and id = ?",
                groups.stream().map(owned -> values(owned)).toList());
    }

    private static @Nullable Object[] values(Owned owned, Object... more) {
        var group = owned.group();
        var values = new ArrayList<@Nullable Object>();
        values.add(group.openKey());
        values.add(String.join(" ", group.actors()));
        values.add(group.actorCount());
        values.add(group.eventCount());
        values.add(group.latestEventId());
        values.add(group.seenId());
        values.add(group.read());
        values.add(group.done());
        values.add(group.standing().place().ordinal());
        values.add(group.stamp());
        values.add(sql(group.updatedAt()));
        values.add(owned.reader());
        values.add(group.id());
        Collections.addAll(values, more);
        return values.toArray();
    }

    private void batch(String sql, List<@Nullable Object[]> rows) {
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(sql, rows);
        }
    }

    private static OffsetDateTime sql(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    void delete(List<Id> ids) {
        if (!ids.isEmpty()) {
            jdbc.batchUpdate("delete from notification where reader = ? and id = ?", Id.keys(ids));
        }
    }

    Optional<Group> find(String reader, long id) {
        return query("reader = ? and id = ?", reader, id).stream().findFirst();
    }

    /** Those of these that there are, by id. */
    Map<Long, Group> some(String reader, Collection<Long> ids) {
        var found = new LinkedHashMap<Long, Group>();
        some(Id.of(reader, ids)).values().forEach(group -> found.put(group.id(), group));
        return found;
    }

    /** The same of several readers. */
    Map<Id, Group> some(Collection<Id> ids) {
        var found = new LinkedHashMap<Id, Group>();
        Lookups.each(
                jdbc,
                "select reader, " + COLUMNS + " from notification where reader = ? and id = ?",
                Id.keys(ids),
                row -> {
                    var group = group(row, 2);
                    found.put(new Id(row.getString(1), group.id()), group);
                });
        return found;
    }

    private List<Group> query(String where, Object... arguments) {
        return jdbc.query(
                "select " + COLUMNS + " from notification where " + where, (row, n) -> group(row, 1), arguments);
    }

    /** Newest first. */
    List<Group> latest(String reader, Filter filter, @Nullable String type, long before, int limit) {
        var arguments = new ArrayList<Object>();
        for (var place : filter.places()) {
            arguments.add(reader);
            if (type != null) {
                arguments.add(type);
            }
            arguments.add(place.ordinal());
            arguments.add(before);
        }
        return jdbc.query(
                list(filter.places().size(), type != null, limit), (row, n) -> group(row, 1), arguments.toArray());
    }

    /** One range of an index for each place. */
    static String list(int places, boolean typed, int limit) {
        var index = typed
                ? "reader desc, type desc, place desc, latest_event_id desc"
                : "reader desc, place desc, latest_event_id desc";
        var range = "(select " + COLUMNS + " from notification where reader = ?" + (typed ? " and type = ?" : "")
                + " and place = ? and latest_event_id < ? order by " + index + " limit " + limit + ")";
        return "select " + COLUMNS + " from (" + String.join(" union all ", Collections.nCopies(places, range))
                + ") n order by latest_event_id desc limit " + limit;
    }

    /** @param from the number of the first of its columns */
    static Group group(ResultSet row, int from) throws SQLException {
        var actors = row.getString(from + 4);
        return new Group(
                row.getLong(from),
                row.getString(from + 1),
                row.getString(from + 2),
                row.getString(from + 3),
                actors == null || actors.isEmpty() ? List.of() : List.of(actors.split(" ")),
                row.getInt(from + 5),
                row.getInt(from + 6),
                row.getLong(from + 7),
                row.getLong(from + 8),
                row.getBoolean(from + 9),
                row.getBoolean(from + 10),
                row.getLong(from + 11),
                row.getObject(from + 12, OffsetDateTime.class).toInstant(),
                row.getObject(from + 13, OffsetDateTime.class).toInstant());
    }

    /** The kinds that a reader has, one step on an index for each. */
    List<String> types(String reader) {
        var types = new ArrayList<String>();
        var next = nextType(reader, "");
        while (next != null && types.size() < TYPES_MOST) {
            types.add(next);
            next = nextType(reader, next);
        }
        return types;
    }

    private @Nullable String nextType(String reader, String after) {
        return jdbc.queryForList(NEXT_TYPE, String.class, reader, after).stream()
                .findFirst()
                .orElse(null);
    }

    /** @param actors latest first */
    void name(String reader, long id, List<String> actors) {
        jdbc.update(
                "update notification set actors = ? where reader = ? and id = ?", String.join(" ", actors), reader, id);
    }

    void touch(String reader, long id, Instant at) {
        jdbc.update("update notification set updated_at = ? where reader = ? and id = ?", sql(at), reader, id);
    }

    /**
     * All that is open up to an event is seen, or read and seen and closed; what it was before is kept under the stamp.
     *
     * @return how many of them were unseen, and how many unread
     */
    long[] raise(String reader, long upTo, Scope scope, boolean reading, long stamp) {
        var unseen = raise(reader, Place.NEW, upTo, scope, reading, stamp);
        var unread = reading ? unseen + raise(reader, Place.SEEN, upTo, scope, true, stamp) : 0;
        return new long[] {unseen, unread};
    }

    private long raise(String reader, Place place, long upTo, Scope scope, boolean reading, long stamp) {
        var where = new ArrayList<Object>(List.of(reader, place.ordinal(), upTo));
        where.addAll(scope.arguments());
        var kept = jdbc.update(
                keep(scope), Stream.concat(Stream.of(stamp), where.stream()).toArray());
        if (kept > 0) {
            var to = reading ? Place.READ : Place.SEEN;
            jdbc.update(
                    "update notification set seen_id = latest_event_id, stamp = ?, place = ?"
                            + (reading ? ", read = true, open_group = null" : "") + OPEN + scope.condition(),
                    Stream.concat(Stream.of(stamp, to.ordinal()), where.stream())
                            .toArray());
        }
        return kept;
    }

    /** What a deed is about to change at one place. */
    static String keep(Scope scope) {
        return "insert into undo_item (reader, stamp, broadcast, id, seen_id, stamp_before, done)"
                + " select reader, ?, false, id, seen_id, stamp, done from notification" + OPEN + scope.condition();
    }

    /** What a deed on many changed, and nobody since, is as it was before, the deed before that included. */
    void putBack(String reader, long stamp) {
        var before = " from undo_item i where i.reader = notification.reader and i.stamp = ? and i.broadcast = false"
                + " and i.id = notification.id)";
        jdbc.update(
                "update notification set read = false, seen_id = (select i.seen_id" + before
                        + ", stamp = (select i.stamp_before" + before
                        + ", place = case when done then 3 when (select i.seen_id" + before
                        + " >= latest_event_id then 1 else 0 end where reader = ? and stamp = ?",
                stamp,
                stamp,
                stamp,
                reader,
                stamp);
    }

    /** How many of a kind are unread, exactly up to a number. */
    long unread(String reader, String type, int most) {
        var place = "select id from notification where reader = ? and type = ? and place = ? limit " + most;
        var count = jdbc.queryForObject(
                "select count(*) from ((" + place + ") union all (" + place + ")) n",
                Long.class,
                reader,
                type,
                Place.NEW.ordinal(),
                reader,
                type,
                Place.SEEN.ordinal());
        return count == null ? 0 : Math.min(count, most);
    }

    /** How many of each kind are unread among the newest of those that are new, and of those that are seen. */
    Map<String, Long> unreadByType(String reader, int most) {
        var unread = new HashMap<String, Long>();
        jdbc.query(
                unreadByType(most),
                row -> {
                    unread.put(row.getString(1), row.getLong(2));
                },
                reader,
                Place.NEW.ordinal(),
                reader,
                Place.SEEN.ordinal());
        return unread;
    }

    static String unreadByType(int most) {
        var place = "(select type from notification where reader = ? and place = ?"
                + " order by reader desc, place desc, latest_event_id desc limit " + most + ")";
        return "select type, count(*) from (" + place + " union all " + place + ") n group by type";
    }

    /** Unseen and unread. */
    long[] counts(String reader) {
        var unseen = count(reader, Place.NEW);
        return new long[] {unseen, unseen + count(reader, Place.SEEN)};
    }

    private long count(String reader, Place place) {
        var count = jdbc.queryForObject(COUNT, Long.class, reader, place.ordinal());
        return count == null ? 0 : count;
    }
}
