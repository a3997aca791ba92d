package dev.tidings.topic;

import dev.tidings.account.Caller;
import dev.tidings.account.Name;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Something that people follow. Its readers are {@code everyone}, {@code role:ADMIN}, {@code user:bob}, {@code key:deploys}. */
@Entity
class Topic {

    static final String EVERYONE = "everyone";

    @Id
    private String slug;

    private String title;
    private String description;
    private Instant createdAt;

    @ElementCollection
    @CollectionTable(name = "topic_reader", joinColumns = @JoinColumn(name = "slug"))
    @Column(name = "reader")
    private Set<String> readers = new HashSet<>();

    @SuppressWarnings("NullAway.Init")
    protected Topic() {}

    Topic(String slug, String title, String description, Set<String> readers, Instant createdAt) {
        this.slug = slug;
        this.title = title;
        this.description = description;
        this.createdAt = createdAt;
        openTo(readers);
    }

    void openTo(Set<String> readers) {
        this.readers.clear();
        this.readers.addAll(readers.stream().map(Topic::normal).collect(Collectors.toSet()));
    }

    /** Every account has the role USER; people are compared ignoring case. */
    private static String normal(String reader) {
        if (reader.equals("role:USER")) {
            return EVERYONE;
        }
        return reader.startsWith("user:") ? reader.toLowerCase(Locale.ROOT) : reader;
    }

    boolean mayBeReadBy(Caller caller) {
        return switch (caller) {
            case Caller.Person(var name, var roles, var since, Caller.Token token) ->
                token.topics() == null ? isOpen() : token.topics().contains(slug);
            case Caller.Person person ->
                isOpen()
                        || readers.contains("user:" + Name.key(person.name()))
                        || person.roles().stream().anyMatch(role -> readers.contains("role:" + role.name()));
            case Caller.Service service -> isOpen() || readers.contains("key:" + service.name());
        };
    }

    private boolean isOpen() {
        return readers.contains(EVERYONE);
    }

    String slug() {
        return slug;
    }

    String title() {
        return title;
    }

    String description() {
        return description;
    }

    Instant createdAt() {
        return createdAt;
    }

    Set<String> readers() {
        return Set.copyOf(readers);
    }
}
