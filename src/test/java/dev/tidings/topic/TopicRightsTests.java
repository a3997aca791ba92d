package dev.tidings.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.account.Caller;
import dev.tidings.account.Role;
import dev.tidings.account.Scope;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Section 2 of the contract. */
class TopicRightsTests {

    private final Topic news = topic("news", "everyone");
    private final Topic incidents = topic("incidents", "role:ADMIN");
    private final Topic club = topic("club", "user:Bob", "key:deploys");

    @Test
    void personReadsWhatIsOpenToEveryAccountToTheirRoleOrToThemByName() {
        assertThat(news.mayBeReadBy(person("alice", Role.USER))).isTrue();
        assertThat(incidents.mayBeReadBy(person("alice", Role.USER))).isFalse();
        assertThat(incidents.mayBeReadBy(person("root", Role.USER, Role.ADMIN))).isTrue();
        assertThat(club.mayBeReadBy(person("alice", Role.USER))).isFalse();
        assertThat(club.mayBeReadBy(person("BOB", Role.USER))).isTrue();
    }

    @Test
    void whatIsOpenToTheRoleOfEveryAccountIsOpenToEveryAccount() {
        assertThat(topic("news", "role:USER").mayBeReadBy(key("other"))).isTrue();
    }

    @Test
    void topicsOfATokenAreTheWholeList() {
        assertThat(club.mayBeReadBy(token("zoe", Set.of("club")))).isTrue();
        assertThat(news.mayBeReadBy(token("zoe", Set.of("club")))).isFalse();
        assertThat(news.mayBeReadBy(token("zoe", Set.of()))).isFalse();
        assertThat(club.mayBeReadBy(token("bob", Set.of()))).isFalse();
    }

    @Test
    void tokenWithoutTopicsReadsWhatEveryAccountMayRead() {
        assertThat(news.mayBeReadBy(token("bob", null))).isTrue();
        assertThat(incidents.mayBeReadBy(token("bob", null))).isFalse();
        assertThat(club.mayBeReadBy(token("bob", null))).isFalse();
    }

    @Test
    void keyReadsWhatEveryAccountMayReadAndWhatNamesIt() {
        assertThat(news.mayBeReadBy(key("other"))).isTrue();
        assertThat(incidents.mayBeReadBy(key("other"))).isFalse();
        assertThat(club.mayBeReadBy(key("other"))).isFalse();
        assertThat(club.mayBeReadBy(key("deploys"))).isTrue();
    }

    @Test
    void saysWhoItsReadersAre() {
        assertThat(TopicView.of(news, false, 0).readers()).containsExactly("everyone");
        assertThat(TopicView.of(incidents, false, 0).readers()).containsExactly("role:ADMIN");
        assertThat(TopicView.of(topic("x", "role:ADMIN", "user:Bob", "key:deploys"), false, 0)
                        .readers())
                .containsExactly("key:deploys", "role:ADMIN", "user:bob");
    }

    private static Topic topic(String slug, String... readers) {
        return new Topic(slug, slug, "", Set.of(readers), Instant.EPOCH);
    }

    private static Caller person(String name, Role... roles) {
        return new Caller.Person(name, Set.of(roles), 0, new Caller.Session("test"));
    }

    private static Caller token(String name, @Nullable Set<String> topics) {
        return new Caller.Person(name, Set.of(Role.USER), 0, new Caller.Token(Instant.MAX, topics));
    }

    private static Caller key(String name) {
        return new Caller.Service(7, name, Set.of(Scope.READ), null);
    }
}
