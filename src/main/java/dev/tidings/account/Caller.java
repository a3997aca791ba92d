package dev.tidings.account;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who is calling. */
public sealed interface Caller {

    /** {@code account:alice} or {@code key:7}: who an event belongs to, and what limits count. */
    String id();

    /** For people: the roles whose addresses they hear. */
    Set<Role> roles();

    default boolean isAdmin() {
        return roles().contains(Role.ADMIN);
    }

    /** May publish events: an admin's session, or a key with the scope. */
    boolean mayPublish();

    /**
     * @param name as it was registered
     * @param since the head of the log when this person came: earlier broadcasts are in no inbox of theirs
     */
    record Person(String name, Set<Role> roles, long since, SignIn signIn) implements Caller {

        public String key() {
            return Name.key(name);
        }

        @Override
        public String id() {
            return "account:" + key();
        }

        @Override
        public boolean mayPublish() {
            return isAdmin();
        }
    }

    /** @param perMinute requests a minute, or null for no limit */
    record Service(
            long keyId,
            String name,
            Set<Scope> scopes,
            @Nullable Integer perMinute) implements Caller {

        @Override
        public String id() {
            return "key:" + keyId;
        }

        @Override
        public Set<Role> roles() {
            return Set.of();
        }

        @Override
        public boolean mayPublish() {
            return scopes.contains(Scope.PUBLISH);
        }
    }

    /** How a person proved who they are. */
    sealed interface SignIn {}

    /** @param id of the session in the database */
    record Session(String id) implements SignIn {}

    /** @param topics the whole list that it may read or follow; null: what every account may read */
    record Token(Instant expiresAt, @Nullable Set<String> topics) implements SignIn {}
}
