package dev.tidings.topic;

import dev.tidings.account.AddressBook;
import dev.tidings.account.Caller;
import dev.tidings.account.Grant;
import dev.tidings.log.Address;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

@Component
class TopicAddresses implements AddressBook {

    private final Catalogue catalogue;
    private final TopicRows topics;

    /** Topics are never deleted, so one that was seen is there for good; those unknown are looked up each time. */
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    TopicAddresses(Catalogue catalogue, TopicRows topics) {
        this.catalogue = catalogue;
        this.topics = topics;
    }

    @Override
    public String kind() {
        return "topic";
    }

    @Override
    public List<Grant> heldBy(Caller caller) {
        return catalogue.followedBy(caller).stream()
                .map(follow -> new Grant(Address.topic(follow.topic().slug()), follow.sinceId(), follow.sinceId()))
                .toList();
    }

    @Override
    public Map<String, Grant> asked(Caller caller, Collection<String> names) {
        return catalogue.find(caller, names).stream()
                .collect(Collectors.toMap(Topic::slug, topic -> Grant.openPage(Address.topic(topic.slug()))));
    }

    @Override
    public boolean mayBePublishedTo(String name) {
        if (known.contains(name)) {
            return true;
        }
        var exists = topics.existsBySlug(name);
        if (exists) {
            known.add(name);
        }
        return exists;
    }
}
