package dev.tidings.preference;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tidings.account.MuteBook;
import dev.tidings.account.Mutes;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What readers mute, remembered: it is asked for with each stream and each notification, and almost nobody mutes
 * anything. A lookup under way that is forgotten is not remembered.
 */
@Component
class KnownMutes implements MuteBook {

    /** Bounds how long another node's change stays unseen; this node's own changes are seen at once. */
    private static final Duration REMEMBERED = Duration.ofSeconds(30);

    private final MuteRows rows;
    private final Cache<String, Mutes> known = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterWrite(REMEMBERED)
            .build();

    /** Rises with each change: what was read before one is not remembered. */
    private final AtomicLong changes = new AtomicLong();

    /** Whose mutes change in transactions that are under way, and in how many. */
    private final Map<String, Integer> changing = new ConcurrentHashMap<>();

    KnownMutes(MuteRows rows) {
        this.rows = rows;
    }

    @Override
    public Map<String, Mutes> of(Collection<String> readerKeys) {
        var byChange = readerKeys.stream().collect(Collectors.partitioningBy(changing::containsKey));
        var mutes = new HashMap<>(remembered(byChange.getOrDefault(false, List.of())));
        var unsettled = byChange.getOrDefault(true, List.of());
        if (!unsettled.isEmpty()) {
            mutes.putAll(rows.of(unsettled));
        }
        return mutes;
    }

    /** Who misses some reads them alone: nobody who holds a lock may wait for somebody who waits for it. */
    private Map<String, Mutes> remembered(Collection<String> readers) {
        var mutes = new HashMap<>(known.getAllPresent(readers));
        var missing =
                readers.stream().filter(reader -> !mutes.containsKey(reader)).toList();
        if (!missing.isEmpty()) {
            var before = changes.get();
            var read = rows.of(missing);
            mutes.putAll(read);
            known.putAll(read);
            if (changes.get() != before) {
                known.invalidateAll(missing);
            }
        }
        return mutes;
    }

    /**
     * In a transaction that changes what this reader mutes. Until it has ended nothing of theirs is remembered: whoever
     * has the lock of the log's head next must see the change, though this one had no time to forget yet.
     */
    void change(String reader) {
        changing.merge(reader, 1, Integer::sum);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                changes.incrementAndGet();
                known.invalidate(reader);
                changing.computeIfPresent(reader, (key, count) -> count == 1 ? null : count - 1);
            }
        });
    }
}
