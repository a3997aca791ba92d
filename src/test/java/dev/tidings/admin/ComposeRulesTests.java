package dev.tidings.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.tidings.account.Account;
import dev.tidings.account.Accounts;
import dev.tidings.account.Name;
import dev.tidings.account.People;
import dev.tidings.log.Address;
import dev.tidings.topic.TopicView;
import dev.tidings.topic.Topics;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.validation.BeanPropertyBindingResult;

class ComposeRulesTests {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    private final People people = mock();
    private final Accounts accounts = mock();
    private final Topics topics = mock();
    private final ComposeRules rules =
            new ComposeRules(new AudienceRules(people, accounts, topics), Clock.fixed(NOW, ZoneOffset.UTC));

    @BeforeEach
    void threePeopleAndATopic() {
        var names = List.of("Alice", "bob", "carol");
        when(accounts.all())
                .thenReturn(names.stream()
                        .map(name -> new Account(name, false, false, NOW))
                        .toList());
        when(people.nameOf(anyString()))
                .thenAnswer(call -> names.stream()
                        .filter(name -> Name.key(name).equals(call.getArgument(0)))
                        .findFirst());
        when(people.exists(anyString()))
                .thenAnswer(call -> names.stream().anyMatch(name -> name.equalsIgnoreCase(call.getArgument(0))));
        when(topics.all()).thenReturn(List.of(new TopicView("news", "News", "", false, 0, List.of("everyone"), NOW)));
    }

    @Test
    void addressesPeopleByTheirNamesAndEachOnce() {
        var checked = check(form("people", "ALICE, bob\ncarol;bob", "Hello", null, null, null));

        assertThat(checked.errors()).isEmpty();
        assertThat(checked.announcement().orElseThrow().to())
                .containsExactly(Address.user("Alice"), Address.user("bob"), Address.user("carol"));
    }

    @Test
    void suggestsWhomTheNameMayMean() {
        var checked = check(form("people", "alice crol", "Hello", null, null, null));

        assertThat(checked.announcement()).isEmpty();
        assertThat(checked.errors()).containsExactly("people: Nobody is called “crol”. Did you mean carol?");
    }

    @Test
    void addressesFollowersOfTopics() {
        assertThat(check(form("topics", "#news, news", "Hello", null, null, null))
                        .announcement()
                        .orElseThrow()
                        .to())
                .containsExactly(Address.topic("news"));
        assertThat(check(form("topics", "new", "Hello", null, null, null)).errors())
                .containsExactly("topics: There is no topic “new”. Did you mean news?");
    }

    @ParameterizedTest
    @CsvSource({
        "people, people: Name at least one person.",
        "topics, topics: Name at least one topic.",
        "roles, role: Choose a role.",
        "nobody, audience: Choose who gets it."
    })
    void needsAnAudience(String audience, String error) {
        assertThat(check(form(audience, null, "Hello", null, null, null)).errors())
                .containsExactly(error);
    }

    @Test
    void needsATitleOfUpTo200Characters() {
        assertThat(check(form("everyone", null, "  ", null, null, null)).errors())
                .containsExactly("title: A title is needed.");
        assertThat(check(form("everyone", null, "😀".repeat(200), null, null, null))
                        .errors())
                .isEmpty();
        assertThat(check(form("everyone", null, "x".repeat(201), null, null, null))
                        .errors())
                .containsExactly("title: This may have up to 200 characters; it has 201.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/posts/42#comment-7", "https://example.org", "HTTP://example.org/a?b"})
    void takesPathsAndWebAddresses(String url) {
        assertThat(check(form("everyone", null, "Hello", url, null, null)).errors())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "/\\evil.example", "javascript:alert(1)", "posts/42", "https://", "/a b"})
    void refusesOtherLinks(String url) {
        assertThat(check(form("everyone", null, "Hello", url, null, null)).errors())
                .hasSize(1);
    }

    @Test
    void readsTheExpiryInItsTimeZone() {
        var checked = check(form("everyone", null, "Hello", null, "2026-11-23T11:00", "Europe/Berlin"));

        var content = checked.announcement().orElseThrow().content();
        assertThat(content.expiresAt()).isEqualTo("2026-11-23T11:00:00+01:00");
        assertThat(content.expiry()).isEqualTo("2026-11-23T10:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T10:00, Europe/Berlin, expiresAt: This must lie ahead.",
        "2026-11-23T09:00, , expiresAt: This must lie ahead.",
        "+10000-01-01T00:00, UTC, expiresAt: This must lie ahead.",
        "2027-01-01T00:00, Europe/Nowhere, zone: Choose a time zone from the list."
    })
    void refusesAnExpiryThatIsOverOrNowhere(String expiresAt, @Nullable String zone, String error) {
        assertThat(check(form("everyone", null, "Hello", null, expiresAt, zone)).errors())
                .containsExactly(error);
    }

    @Test
    void refusesAnExpiryThatIsNoTime() {
        assertThat(check(form("everyone", null, "Hello", null, "tomorrow", null))
                        .errors())
                .containsExactly("expiresAt: This must be a day and a time, such as 2027-01-01T09:00.");
    }

    private record Checked(Optional<Announcement> announcement, List<String> errors) {}

    private Checked check(ComposeForm form) {
        var errors = new BeanPropertyBindingResult(form, "form");
        var announcement = rules.check(form, errors);
        return new Checked(
                announcement,
                errors.getFieldErrors().stream()
                        .map(error -> error.getField() + ": " + error.getDefaultMessage())
                        .toList());
    }

    private static ComposeForm form(
            String audience,
            @Nullable String names,
            String title,
            @Nullable String url,
            @Nullable String expiresAt,
            @Nullable String zone) {
        return new ComposeForm(audience, null, names, names, title, null, url, "normal", expiresAt, zone, "once");
    }
}
