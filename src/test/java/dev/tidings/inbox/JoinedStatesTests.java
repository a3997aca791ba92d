package dev.tidings.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.support.Api;
import dev.tidings.support.Databases;
import dev.tidings.support.RawStream;
import dev.tidings.support.RawStream.Block;
import dev.tidings.support.Server;
import dev.tidings.support.Tokens;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Contract, section 4: several changes may be joined, and none is lost by that. */
class JoinedStatesTests {

    private static final String EVENT = "{\"type\":\"like\",\"to\":[\"user:joined\"]}";

    private static Server on(Databases database) {
        return Server.on(database.fresh(), "spring.datasource.username=" + database.user());
    }

    private static boolean isState(Block block, long unread) {
        return block.event().equals("state") && block.data().get("unread").asLong() == unread;
    }

    @ParameterizedTest
    @EnumSource
    void theLastOfManyStatesHoldsThemAll(Databases database) {
        try (var server = on(database);
                var stream = RawStream.of(server, Tokens.of("joined"), "/sse")) {
            stream.ready();
            var ids = new LinkedHashSet<String>();
            for (int i = 0; i < 60; i++) {
                ids.add(Long.toString(server.api().published(EVENT)));
            }
            // The counts may be ahead of what is listed.
            stream.await(block -> isState(block, 60) && (block.data().has("reload") || lists(block, ids.getLast())));
            var states = stream.blocks().stream()
                    .filter(block -> block.event().equals("state"))
                    .map(Block::data)
                    .toList();
            assertThat(states.stream().map(state -> state.get("version").asLong()))
                    .isSorted()
                    .doesNotHaveDuplicates();
            var listed = states.stream()
                    .filter(state -> state.has("items"))
                    .flatMap(state -> state.get("items").valueStream())
                    .map(item -> item.get("id").asString())
                    .collect(Collectors.toSet());
            if (states.stream().noneMatch(state -> state.has("reload"))) {
                assertThat(listed).isEqualTo(ids);
            } else {
                assertThat(ids).containsAll(listed);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void moreThanTwentyAreNotListed(Databases database) {
        try (var server = on(database);
                var stream = RawStream.of(server, Tokens.of("joined"), "/sse")) {
            stream.ready();
            publish(server.api(), 500);
            stream.await(block -> isState(block, 500) && block.data().has("reload"));
            assertThat(stream.blocks().stream()
                            .filter(block -> block.event().equals("state"))
                            .map(Block::data))
                    .allMatch(one -> !one.has("items") || one.get("items").size() <= 20);
        }
    }

    private static void publish(Api api, int events) {
        var all = IntStream.range(0, events).mapToObj(i -> EVENT).collect(Collectors.joining(","));
        assertThat(api.post("/api/v1/events/batch", "{\"events\":[" + all + "]}")
                        .status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @EnumSource
    void whatWasCorrectedOrTakenBackIsListedAsItIsInTheEnd(Databases database) {
        try (var server = on(database);
                var stream = RawStream.of(server, Tokens.of("joined"), "/sse")) {
            stream.ready();
            publish(server.api(), 200);
            var kept = server.api().published("{\"type\":\"like\",\"to\":[\"user:joined\"],\"title\":\"teh\"}");
            var gone = server.api().published(EVENT);
            server.api().patch("/api/v1/events/" + kept, "{\"title\":\"the\"}");
            server.api().delete("/api/v1/events/" + gone);
            var last = stream.await(
                    block -> isState(block, 201) && block.data().get("asOf").asLong() >= gone + 2);
            assertThat(last.data().get("unseen").asLong()).isEqualTo(201);
            assertThat(items(last)).filteredOn(item -> item.contains("teh")).isEmpty();
            assertThat(items(last))
                    .filteredOn(item -> item.contains("\"id\":\"" + gone + "\""))
                    .isEmpty();
        }
    }

    private static boolean lists(Block state, String id) {
        return state.data()
                .get("items")
                .valueStream()
                .anyMatch(item -> item.get("id").asString().equals(id));
    }

    private static List<String> items(Block state) {
        return state.data().has("items")
                ? state.data().get("items").valueStream().map(Object::toString).toList()
                : List.of();
    }
}
