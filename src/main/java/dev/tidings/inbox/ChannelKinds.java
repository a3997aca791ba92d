package dev.tidings.inbox;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tidings.log.AfterCommit;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Which kinds of broadcasts went over which channels, so that a filter by kind looks only where there are some. */
@Repository
class ChannelKinds {

    private static final int KNOWN_MOST = 50_000;

    private final JdbcTemplate jdbc;

    /** Kinds are never taken from a channel, so one that was committed is there for good. */
    private final Cache<Kind, Boolean> known =
            Caffeine.newBuilder().maximumSize(KNOWN_MOST).build();

    ChannelKinds(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    record Kind(String channel, String type) {}

    /** The head of the log is locked. */
    void add(Set<Kind> kinds) {
        var unknown =
                kinds.stream().filter(kind -> known.getIfPresent(kind) == null).toList();
        if (unknown.isEmpty()) {
            return;
        }
        for (var kind : unknown) {
            jdbc.update(
                    "insert into channel_kind (channel, type) select ?, ? where not exists"
                            + " (select 1 from channel_kind where channel = ? and type = ?)",
                    kind.channel(),
                    kind.type(),
                    kind.channel(),
                    kind.type());
        }
        AfterCommit.run(() -> unknown.forEach(kind -> known.put(kind, true)));
    }

    Set<String> channelsOf(Collection<String> channels, String type) {
        return Set.copyOf(jdbc.queryForList(
                "select channel from channel_kind where channel = any(?) and type = ?",
                String.class,
                channels.toArray(String[]::new),
                type));
    }

    List<String> typesOf(Collection<String> channels) {
        return List.copyOf(new TreeSet<>(jdbc.queryForList(
                "select distinct type from channel_kind where channel = any(?)", String.class, (Object)
                        channels.toArray(String[]::new))));
    }
}
