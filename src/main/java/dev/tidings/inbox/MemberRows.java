package dev.tidings.inbox;

import dev.tidings.inbox.GroupRows.Id;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The SQL of which events are in which group. The reader's inbox row is locked before any of it is changed. */
@Repository
class MemberRows {

    private static final String ROW =
            "select reader, event_id, notification_id, actor, gone from notification_event where ";

    private final JdbcTemplate jdbc;

    MemberRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An event in a group.
     *
     * @param actor the key of a name, or empty
     * @param gone whether it was taken back, or is past its expiry
     */
    record Member(String reader, long eventId, long notificationId, String actor, boolean gone) {

        Id event() {
            return new Id(reader, eventId);
        }

        Id group() {
            return new Id(reader, notificationId);
        }

        Seat seat() {
            return new Seat(reader, notificationId, actor);
        }
    }

    /** Somebody in a group, by any of their events. */
    record Seat(String reader, long notificationId, String actor) {}

    void enter(List<Member> members) {
        if (!members.isEmpty()) {
            jdbc.batchUpdate(
                    "insert into notification_event (reader, event_id, notification_id, actor, gone)"
                            + " values (?, ?, ?, ?, ?)",
                    members.stream()
                            .map(member -> new Object[] {
                                member.reader(),
                                member.eventId(),
                                member.notificationId(),
                                member.actor(),
                                member.gone()
                            })
                            .toList());
        }
    }

    Optional<Member> find(String reader, long eventId) {
        return query("reader = ? and event_id = ?", reader, eventId).stream().findFirst();
    }

    /** Those of these events that are in a group, or were. */
    Map<Id, Member> some(Collection<Id> events) {
        var found = new HashMap<Id, Member>();
        Lookups.each(jdbc, ROW + "reader = ? and event_id = ?", Id.keys(events), row -> {
            var member = member(row, 0);
            found.put(member.event(), member);
        });
        return found;
    }

    /** The groups of events, by event; also of those that were taken back. */
    Map<Long, Long> groupsOf(String reader, Collection<Long> eventIds) {
        var groups = new HashMap<Long, Long>();
        some(Id.of(reader, eventIds)).forEach((event, member) -> groups.put(event.id(), member.notificationId()));
        return groups;
    }

    /** Newest first. */
    List<Member> of(String reader, long notificationId, int limit) {
        return query(
                "reader = ? and notification_id = ? and not gone order by event_id desc limit " + limit,
                reader,
                notificationId);
    }

    private List<Member> query(String where, Object... arguments) {
        return jdbc.query(ROW + where, MemberRows::member, arguments);
    }

    private static Member member(ResultSet row, int number) throws SQLException {
        return new Member(row.getString(1), row.getLong(2), row.getLong(3), row.getString(4), row.getBoolean(5));
    }

    /** Those of these that somebody still has. */
    Set<Seat> taken(Collection<Seat> seats) {
        var taken = new HashSet<Seat>();
        Lookups.each(
                jdbc,
                "(select reader, notification_id, actor from notification_event"
                        + " where reader = ? and notification_id = ? and actor = ? and not gone limit 1)",
                seats.stream()
                        .map(seat -> new Object[] {seat.reader(), seat.notificationId(), seat.actor()})
                        .toList(),
                row -> taken.add(new Seat(row.getString(1), row.getLong(2), row.getString(3))));
        return taken;
    }

    /** The latest event of each of the latest actors, latest first. */
    List<Long> latestOfActors(String reader, long notificationId, int limit) {
        return jdbc.query(
                "select max(event_id) as latest from notification_event where reader = ? and notification_id = ?"
                        + " and actor <> '' and not gone group by actor order by latest desc limit " + limit,
                (row, n) -> row.getLong(1),
                reader,
                notificationId);
    }

    void takeOut(List<Member> members) {
        if (!members.isEmpty()) {
            jdbc.batchUpdate(
                    "update notification_event set gone = true where reader = ? and event_id = ?",
                    Id.keys(members.stream().map(Member::event).toList()));
        }
    }

    void forget(Collection<Id> events) {
        if (!events.isEmpty()) {
            jdbc.batchUpdate("delete from notification_event where reader = ? and event_id = ?", Id.keys(events));
        }
    }
}
