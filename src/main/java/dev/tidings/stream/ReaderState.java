package dev.tidings.stream;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a reader has not seen and not read, and what of it just changed.
 *
 * @param asOf the id of the log up to which the counts hold
 * @param version rises with every change of this reader's notifications
 * @param items the notifications that changed, as JSON, by id
 * @param removed the ids of those that are gone
 * @param reload too much changed to be listed
 */
public record ReaderState(
        long unseen,
        long unread,
        long asOf,
        long version,
        Map<String, String> items,
        Set<String> removed,
        boolean reload) {

    private static final int MOST = 20;

    /** Some clients read lines of up to 64 KiB. */
    private static final int CHARACTERS_MOST = 32 * 1024;

    public static ReaderState counts(long unseen, long unread, long asOf, long version) {
        return new ReaderState(unseen, unread, asOf, version, Map.of(), Set.of(), false);
    }

    public ReaderState changing(Map<String, String> items, Set<String> removed) {
        return new ReaderState(unseen, unread, asOf, version, items, removed, items.size() + removed.size() > MOST);
    }

    public ReaderState reloading() {
        return new ReaderState(unseen, unread, asOf, version, Map.of(), Set.of(), true);
    }

    /** One state for two changes. */
    ReaderState join(ReaderState other) {
        if (other.version < version || (other.version == version && other.asOf < asOf)) {
            return other.join(this);
        }
        if (reload || other.reload) {
            return other.reloading();
        }
        var items = new LinkedHashMap<>(this.items);
        items.putAll(other.items);
        items.keySet().removeAll(other.removed);
        var removed = new LinkedHashSet<>(this.removed);
        removed.removeAll(other.items.keySet());
        removed.addAll(other.removed);
        return other.changing(items, removed);
    }

    /** The members that {@code ready} and {@code state} have in common. */
    String counts() {
        return "\"unseen\":" + unseen + ",\"unread\":" + unread + ",\"asOf\":" + asOf + ",\"version\":" + version;
    }

    String json() {
        var length = items.values().stream().mapToInt(String::length).sum();
        if (reload || length > CHARACTERS_MOST) {
            return "{" + counts() + ",\"reload\":true}";
        }
        var ids = new ArrayList<String>();
        removed.forEach(id -> ids.add("\"" + id + "\""));
        return "{" + counts() + ",\"items\":[" + String.join(",", items.values()) + "],\"removed\":["
                + String.join(",", ids) + "]}";
    }
}
