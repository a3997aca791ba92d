package dev.tidings.preference;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code js/preferences.js} goes by.
 *
 * @param kinds without what is as by default
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Script(Map<String, Choice> kinds, @Nullable Quiet quiet) {

    private static final JsonMapper JSON = new JsonMapper();

    /** In minutes of the day. */
    record Quiet(int from, int until, String zone) {}

    static Script of(Map<String, Choice> choices, Optional<QuietHours> quiet) {
        return new Script(
                choices,
                quiet.map(hours -> new Quiet(
                                PreferenceRows.minute(hours.from()),
                                PreferenceRows.minute(hours.until()),
                                hours.zone().getId()))
                        .orElse(null));
    }

    /** As an element for scripts may hold it, which nothing but its end tag ends. */
    public String json() {
        return JSON.writeValueAsString(this).replace("<", "\\u003c");
    }
}
