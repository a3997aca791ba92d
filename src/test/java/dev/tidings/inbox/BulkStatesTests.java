package dev.tidings.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tidings.support.Api;
import dev.tidings.support.RawStream;
import dev.tidings.support.Server;
import dev.tidings.support.Tokens;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Contract, section 4: a state lists what changed, also where a deed on many did; more than 20 are not listed. */
class BulkStatesTests {

    private static Server server;
    private static int people;

    private final String name = "bulk" + people++;
    private final Api reader = reader(Tokens.of(name));
    private final List<RawStream> streams = new ArrayList<>();
    private String undo = "";

    @BeforeAll
    static void start() {
        server = Server.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void close() {
        streams.forEach(RawStream::close);
    }

    private static Api reader(String token) {
        return new Api(server.url(), token);
    }

    private long tell(String to) {
        return server.api().published("{\"type\":\"note\",\"to\":[\"" + to + "\"],\"title\":\"It is so\"}");
    }

    private void listen() {
        streams.add(RawStream.of(server, Tokens.of(name), "/sse"));
        streams.getLast().ready();
    }

    /** The state that the deed brings. */
    private JsonNode raise(String deed, String body) {
        var before = version();
        var answer = reader.post("/api/v1/notifications/" + deed, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        undo = answer.json().get("undo").asString();
        return stateAfter(before);
    }

    private JsonNode putBack() {
        var before = version();
        assertThat(reader.delete("/api/v1/notifications/readings/" + undo).status())
                .isEqualTo(204);
        return stateAfter(before);
    }

    private long version() {
        return reader.get("/api/v1/notifications").json().get("version").asLong();
    }

    private JsonNode stateAfter(long version) {
        return streams.getLast()
                .await(block -> block.event().equals("state")
                        && block.data().get("version").asLong() > version)
                .data();
    }

    @Test
    void listsWhatWasReadOfAllSorts() {
        reader.put("/api/v1/topics/news/subscription");
        var own = tell("user:" + name);
        var marked = tell("topic:news");
        reader.put("/api/v1/notifications/" + marked + "/reading");
        reader.delete("/api/v1/notifications/" + marked + "/reading");
        var story = tell("topic:news");
        listen();
        var state = raise("readings", "{\"upTo\":" + story + "}");
        assertThat(state.get("unread").asLong()).isZero();
        assertThat(state.has("reload")).isFalse();
        assertThat(state.get("items").valueStream())
                .extracting(
                        item -> item.get("id").asLong(),
                        item -> item.get("read").asBoolean())
                .containsExactlyInAnyOrder(tuple(own, true), tuple(marked, true), tuple(story, true));

        var back = putBack();
        assertThat(back.get("unread").asLong()).isEqualTo(3);
        assertThat(back.get("items").valueStream())
                .extracting(
                        item -> item.get("id").asLong(),
                        item -> item.get("read").asBoolean())
                .containsExactlyInAnyOrder(tuple(own, false), tuple(marked, false), tuple(story, false));
    }

    @Test
    void listsOnlyWhatWasNamed() {
        var first = tell("user:" + name);
        tell("user:" + name);
        listen();
        var state = raise("sightings", "{\"ids\":[\"" + first + "\"]}");
        assertThat(state.get("items").valueStream())
                .extracting(
                        item -> item.get("id").asLong(),
                        item -> item.get("seen").asBoolean())
                .containsExactly(tuple(first, true));
    }

    @Test
    void moreThanTwentyAreToBeReloaded() {
        var last = 0L;
        for (int i = 0; i < 21; i++) {
            last = tell("user:" + name);
        }
        listen();
        var state = raise("readings", "{\"upTo\":" + (last - 1) + "}");
        assertThat(state.get("items").valueStream()).hasSize(20);
        putBack();
        state = raise("readings", "{\"upTo\":" + last + "}");
        assertThat(state.get("reload").asBoolean()).isTrue();
        assertThat(state.has("items")).isFalse();
    }

    /** A token that may read no topic moves the watermark over what the others have. */
    @Test
    void whoMayReadMoreReloads() {
        reader.put("/api/v1/topics/news/subscription");
        tell("topic:news");
        var own = tell("user:" + name);
        listen();
        var before = version();
        var narrow = reader(Tokens.of(name, List.of("releases")));
        assertThat(narrow.post("/api/v1/notifications/readings", "{\"upTo\":" + own + "}")
                        .status())
                .isEqualTo(200);
        assertThat(stateAfter(before).get("reload").asBoolean()).isTrue();
    }
}
