package dev.tidings.inbox;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** What an inbox page shows, as its address says it; what makes no sense is as if it were not there. */
public record View(
        @Nullable String filter,
        @Nullable String type,
        @Nullable String topic,
        @Nullable String q) {

    private static final int WORDS_MOST = 100;

    /** Each part as it is understood. */
    View plain() {
        var selection = selection();
        return new View(
                selection.filter().name().toLowerCase(Locale.ROOT),
                selection.type(),
                selection.topic(),
                selection.words());
    }

    Selection selection() {
        return new Selection(
                known(filter),
                type != null && Selection.isType(type) ? type : null,
                topic != null && Selection.isTopic(topic) ? topic : null,
                q == null || q.isBlank()
                        ? null
                        : q.strip().substring(0, Math.min(WORDS_MOST, q.strip().length())));
    }

    private static Filter known(@Nullable String text) {
        for (var filter : Filter.values()) {
            if (filter.name().equalsIgnoreCase(text)) {
                return filter;
            }
        }
        return Filter.ALL;
    }

    /** The whole inbox. */
    boolean isPlain() {
        return selection().equals(Selection.of(Filter.ALL));
    }

    /** The same words in another list. */
    public View in(@Nullable String filter, @Nullable String type, @Nullable String topic) {
        return new View(filter, type, topic, q);
    }

    /** The address of the page, from the question mark on; for a template. */
    public String query() {
        return query(null);
    }

    /** @param before what stands on the page before this one, or null */
    public String query(@Nullable Long before) {
        var plain = plain();
        var query = UriComponentsBuilder.newInstance();
        if (before != null) {
            query.queryParam("before", before);
        }
        if (!Filter.ALL.equals(plain.selection().filter())) {
            query.queryParam("filter", plain.filter());
        }
        if (plain.type() != null) {
            query.queryParam("type", plain.type());
        }
        if (plain.topic() != null) {
            query.queryParam("topic", plain.topic());
        }
        if (plain.q() != null) {
            query.queryParam("q", "{q}");
            return query.encode().buildAndExpand(plain.q()).toUriString();
        }
        return query.build().toUriString();
    }

    String redirect() {
        return "redirect:/inbox" + query();
    }
}
