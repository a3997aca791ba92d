package dev.tidings.preference;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The SQL of choices and quiet hours. Whoever writes has locked the head of the log. */
@Repository
class PreferenceRows {

    private static final int HOUR = 60;

    private final JdbcTemplate jdbc;

    PreferenceRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** By kind, where they are not as by default. */
    Map<String, Choice> choices(String reader) {
        var choices = new HashMap<String, Choice>();
        jdbc.query(
                "select kind, toast, sound, desktop from preference where reader = ?",
                row -> {
                    choices.put(row.getString(1), new Choice(row.getBoolean(2), row.getBoolean(3), row.getBoolean(4)));
                },
                reader);
        return choices;
    }

    void choose(String reader, String kind, Choice choice) {
        jdbc.update("delete from preference where reader = ? and kind = ?", reader, kind);
        if (!choice.equals(Choice.DEFAULT)) {
            jdbc.update(
                    "insert into preference (reader, kind, toast, sound, desktop) values (?, ?, ?, ?, ?)",
                    reader,
                    kind,
                    choice.toast(),
                    choice.sound(),
                    choice.desktop());
        }
    }

    /** Those that are on. */
    Optional<QuietHours> quietHours(String reader) {
        return hours("select from_minute, until_minute, zone from quiet_hours where reader = ? and is_on", reader);
    }

    /** Those that are on, or were when they were switched off. */
    Optional<QuietHours> lastQuietHours(String reader) {
        return hours("select from_minute, until_minute, zone from quiet_hours where reader = ?", reader);
    }

    private Optional<QuietHours> hours(String sql, String reader) {
        return jdbc
                .query(
                        sql,
                        (row, n) ->
                                new QuietHours(time(row.getInt(1)), time(row.getInt(2)), ZoneId.of(row.getString(3))),
                        reader)
                .stream()
                .findFirst();
    }

    void keepQuiet(String reader, QuietHours hours) {
        jdbc.update("delete from quiet_hours where reader = ?", reader);
        jdbc.update(
                "insert into quiet_hours (reader, from_minute, until_minute, zone) values (?, ?, ?, ?)",
                reader,
                minute(hours.from()),
                minute(hours.until()),
                hours.zone().getId());
    }

    void makeHeard(String reader) {
        jdbc.update("update quiet_hours set is_on = false where reader = ?", reader);
    }

    static int minute(LocalTime time) {
        return time.getHour() * HOUR + time.getMinute();
    }

    private static LocalTime time(int minute) {
        return LocalTime.of(minute / HOUR, minute % HOUR);
    }
}
