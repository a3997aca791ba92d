package dev.tidings.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.support.Api;
import dev.tidings.support.Browserless;
import dev.tidings.support.RawStream;
import dev.tidings.support.Scrape;
import dev.tidings.support.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the dashboard shows and what the documentation names is what a server that is in use says. */
class DashboardTests {

    /** A name is followed by the labels that are wanted. */
    private static final Pattern METRIC = Pattern.compile("([a-z][a-z0-9_]+)\\{");

    private static final Pattern ROW = Pattern.compile("^\\| `([a-z0-9_]+)`", Pattern.MULTILINE);

    /** A stream's end is counted a little after its client has left. */
    private static final String LAST = "tidings_streams_ended_total";

    private static Set<String> names = Set.of();

    @BeforeAll
    static void useAServer() {
        try (var server = Server.start()) {
            use(server);
            var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            do {
                names = Scrape.of(server).names();
            } while (!names.contains(LAST) && System.nanoTime() < deadline);
        }
    }

    private static void use(Server server) {
        var bob = new Browserless();
        bob.signIn(server.url(), "bob", "tidings");
        try (var fresh = RawStream.open(server.port(), "/sse", bob.cookieHeader());
                var resumed = RawStream.of(server, "tdg_demo", "/sse", "Last-Event-ID: 0");
                var reset = RawStream.of(server, "tdg_demo", "/sse", "Last-Event-ID: 999999")) {
            fresh.ready();
            resumed.ready();
            reset.ready();
            server.api().published("{\"type\":\"x\",\"to\":[\"everyone\"]}");
            fresh.awaitEvents(1);
            bob.submit(server.url(), "/", "/logout", Map.of());
            fresh.awaitEnd();
        }
    }

    @Test
    void theDashboardShowsWhatThereIs() throws IOException {
        var dashboard = Api.JSON.readTree(Files.readString(Path.of("docs/grafana-dashboard.json")));
        assertThat(dashboard.get("schemaVersion").asInt()).isGreaterThanOrEqualTo(42);
        var panels = dashboard.get("panels");
        assertThat(panels).isNotEmpty().allSatisfy(panel -> {
            assertThat(panel.get("targets")).isNotEmpty();
            for (var target : panel.get("targets")) {
                assertThat(metrics(target.get("expr").asString()))
                        .as(panel.get("title").asString())
                        .isNotEmpty()
                        .isSubsetOf(names);
            }
        });
    }

    private static Set<String> metrics(String expression) {
        return METRIC.matcher(expression).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    @Test
    void theDocumentationNamesWhatThereIs() throws IOException {
        var page = Files.readString(Path.of("docs/operations.md"));
        var section = page.substring(page.indexOf("\n## Metrics"), page.indexOf("\n## Health"));
        var documented = ROW.matcher(section)
                .results()
                .map((MatchResult row) -> row.group(1))
                .toList();
        assertThat(documented)
                .hasSizeGreaterThan(15)
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(names).as(name).containsAnyOf(name, name + "_count"));
        assertThat(names.stream().filter(name -> name.startsWith("tidings_")))
                .as("every metric of ours is documented")
                .allMatch(name -> documented.contains(name.replaceAll("_(bucket|count|sum|max)$", "")));
    }
}
