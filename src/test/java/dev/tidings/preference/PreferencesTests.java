package dev.tidings.preference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.account.Caller;
import dev.tidings.account.RightsChanged;
import dev.tidings.account.Role;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@SpringBootTest(properties = "spring.datasource.url=jdbc:h2:mem:${random.uuid};DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000")
@RecordApplicationEvents
class PreferencesTests {

    private static final Line DEFAULT = new Line("type:like", true, true, false, false);
    private static final Line LOUD = new Line("type:like", true, false, true, true);

    @Autowired
    Preferences preferences;

    @Autowired
    ApplicationEvents events;

    /** The tests share a database, but no people. */
    private final Caller.Person bob =
            new Caller.Person("bob-" + UUID.randomUUID(), Set.of(Role.USER), 0, new Caller.Session("test"));

    @Test
    void whatIsAsByDefaultIsNotCarriedAlong() {
        assertThat(preferences.kinds(bob)).first().isEqualTo(DEFAULT);
        preferences.choose(bob, List.of(LOUD));
        assertThat(preferences.kinds(bob)).first().isEqualTo(LOUD);
        assertThat(preferences.script(bob).json())
                .isEqualTo("{\"kinds\":{\"type:like\":{\"toast\":false,\"sound\":true,\"desktop\":true}}}");
        preferences.choose(bob, List.of(DEFAULT));
        assertThat(preferences.script(bob).json()).isEqualTo("{\"kinds\":{}}");
    }

    @Test
    void streamsAreToldWhereSomethingChanged() {
        preferences.choose(bob, List.of(DEFAULT));
        assertThat(events.stream(RightsChanged.class)).isEmpty();
        preferences.choose(bob, List.of(new Line("type:like", false, true, false, false)));
        assertThat(events.stream(Muted.class)).extracting(Muted::what).containsExactly("type:like");
        assertThat(events.stream(RightsChanged.class)).containsExactly(new RightsChanged(bob.key()));
    }

    @Test
    void aDoubleClickSavesOnce() throws Exception {
        var hours = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 30), ZoneId.of("Europe/Berlin"));
        var clicks = IntStream.range(0, 8)
                .<Callable<Object>>mapToObj(n -> () -> {
                    preferences.choose(bob, List.of(LOUD));
                    preferences.keepQuiet(bob, hours);
                    return n;
                })
                .toList();
        try (var executor = Executors.newFixedThreadPool(8)) {
            for (var click : executor.invokeAll(clicks)) {
                click.get();
            }
        }
        assertThat(preferences.quietHours(bob)).contains(hours);
        assertThat(preferences.script(bob).json())
                .endsWith("\"quiet\":{\"from\":1320,\"until\":450,\"zone\":\"Europe/Berlin\"}}");
        preferences.makeHeard(bob);
        assertThat(preferences.quietHours(bob)).isEmpty();
        assertThat(preferences.script(bob).json()).doesNotContain("quiet");
        assertThat(preferences.lastQuietHours(bob)).contains(hours);
    }
}
