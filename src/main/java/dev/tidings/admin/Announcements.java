package dev.tidings.admin;

import dev.tidings.account.Caller;
import dev.tidings.log.AppendOnce;
import dev.tidings.log.Event;
import dev.tidings.log.EventLog;
import dev.tidings.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What admins have sent from here. */
@Component
class Announcements {

    private static final int PAGE = 50;

    private final EventLog eventLog;
    private final AppendOnce appendOnce;
    private final Reach reach;
    private final JdbcTemplate jdbc;

    Announcements(EventLog eventLog, AppendOnce appendOnce, Reach reach, JdbcTemplate jdbc) {
        this.eventLog = eventLog;
        this.appendOnce = appendOnce;
        this.reach = reach;
        this.jdbc = jdbc;
    }

    /**
     * The same words sent a second time from the same form are the first ones; if they were changed meanwhile, they are
     * others.
     *
     * @return the event's id
     */
    @Transactional
    public long send(Announcement announcement, Caller.Person admin, @Nullable String once) {
        if (once == null || once.isBlank()) {
            return eventLog.append(announcement.by(admin)).id();
        }
        var words = (once + " " + announcement).getBytes(StandardCharsets.UTF_8);
        return appendOnce.append(announcement.by(admin), "compose:" + UUID.nameUUIDFromBytes(words));
    }

    /** What any admin has sent, newest first. */
    List<SentLine> latest() {
        var ids = jdbc.query(
                "select p.first_id from account a join publication p on p.publisher = concat('account:', a.id)"
                        + " where a.admin and p.idempotency_key like 'compose:%' order by p.first_id desc limit "
                        + PAGE,
                (row, number) -> row.getLong(1));
        return ids.stream()
                .map(id -> eventLog.find(id))
                .flatMap(Optional::stream)
                .map(SentLine::of)
                .toList();
    }

    /** @throws Problem 404 */
    Sent find(long id) {
        var event = announcement(id);
        return new Sent(
                id,
                event.content().title(),
                event.content().text(),
                Reach.words(event.audience()),
                reach.people(event.audience()),
                event.createdAt(),
                event.isRetracted());
    }

    /** @throws Problem 404 */
    @Transactional
    public void takeBack(long id) {
        announcement(id);
        eventLog.retract(id);
    }

    private Event announcement(long id) {
        return eventLog.find(id)
                .filter(event -> event.type().equals(Announcement.TYPE)
                        && event.publisher().startsWith("account:"))
                .orElseThrow(() -> Problem.notFound("There is no such notification."));
    }
}
