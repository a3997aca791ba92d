package dev.tidings.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.springframework.jdbc.core.JdbcTemplate;

/** What the rows of all inboxes must say of each other when nothing is under way. */
final class Settled {

    private Settled() {}

    /** What is kept of a group beside its members says the same as they do. */
    static void checkMembers(JdbcTemplate jdbc) {
        assertThat(jdbc.queryForList("""
                        select n.id from notification n join (
                          select reader, notification_id, count(*) as events, max(event_id) as latest,
                            count(distinct actor) as actors
                          from notification_event where not gone group by reader, notification_id
                        ) m on m.reader = n.reader and m.notification_id = n.id
                        where n.event_count <> m.events or n.latest_event_id <> m.latest or n.actor_count <> m.actors
                        """, Long.class)).isEmpty();
    }

    /** Where each stands is what it is of, and of each thing one group is open, which is known as that. */
    static void checkPlaces(JdbcTemplate jdbc) {
        assertThat(jdbc.queryForList("""
                        select id from notification where place <>
                          case when done then 3 when read then 2 when seen_id >= latest_event_id then 1 else 0 end
                        """, Long.class)).isEmpty();
        assertThat(jdbc.queryForList("""
                        select n.id from notification n where n.open_group is not null and not exists (
                          select 1 from open_group o where o.reader = n.reader and o.open_key = n.open_group
                            and o.notification_id = n.id)
                        """, Long.class)).isEmpty();
    }
}
