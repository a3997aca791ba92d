package dev.tidings.log;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** Which events were corrected: their rows have the new content and don't tell. */
@Component
public class Corrections {

    private final NamedParameterJdbcTemplate jdbc;

    Corrections(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public Set<Long> among(Collection<Long> ids) {
        return ids.isEmpty()
                ? Set.of()
                : Set.copyOf(jdbc.queryForList(
                        "select distinct of_id from correction where of_id in (:ids)",
                        Map.of("ids", List.copyOf(ids)),
                        Long.class));
    }
}
