package dev.tidings.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.support.Api;
import dev.tidings.support.Databases;
import dev.tidings.support.RawStream;
import dev.tidings.support.Server;
import dev.tidings.support.Tokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/**
 * Publishers, screens and mutes at the same time: no deed fails, and when all is quiet the kept counts and groups equal
 * what their rows and the log give from scratch, and each screen was told how each notification stands.
 */
class ConcurrentDeedsTests {

    private static final int DEEDS = 150;
    private static final int ROUNDS = 5;
    private static final List<String> READERS = List.of("uno", "duo");
    private static final List<String> ACTORS = List.of("ann", "bo", "cy", "di", "ed", "flo", "gus");

    @ParameterizedTest
    @EnumSource
    void endWithWhatTheRowsAndTheLogGive(Databases database) throws Exception {
        var seed = Long.getLong("seed", System.nanoTime());
        System.out.println(database + ", at the same time, seed " + seed);
        try (var server = Server.on(database.fresh(), "spring.datasource.username=" + database.user())) {
            new Run(server, new Random(seed)).all();
        }
    }

    private static final class Run {

        private final Server server;
        private final Random seeds;
        private final Api service;
        private final JdbcTemplate jdbc;
        private final ConcurrentLinkedQueue<Long> told = new ConcurrentLinkedQueue<>();
        private final ConcurrentLinkedQueue<String> failed = new ConcurrentLinkedQueue<>();

        Run(Server server, Random seeds) {
            this.server = server;
            this.seeds = seeds;
            this.service = server.api();
            this.jdbc = server.bean(JdbcTemplate.class);
        }

        void all() throws Exception {
            var screens = new HashMap<RawStream, String>();
            for (var reader : READERS) {
                ok(as(reader).put("/api/v1/topics/news/subscription"));
                for (int i = 0; i < 2; i++) {
                    var stream = RawStream.of(server, Tokens.of(reader), "/sse");
                    stream.ready();
                    screens.put(stream, reader);
                }
            }
            try (var threads = Executors.newFixedThreadPool(9)) {
                var all = new ArrayList<Callable<Void>>();
                for (int i = 0; i < 3; i++) {
                    all.add(repeated(this::publish));
                    all.add(repeated(new Screen("uno")::deed));
                }
                all.add(repeated(new Screen("duo")::deed));
                all.add(repeated(this::retract));
                all.add(repeated(this::mute));
                for (var thread : threads.invokeAll(all)) {
                    thread.get();
                }
            }
            screens.forEach(this::checkScreen);
            assertThat(failed).isEmpty();
            assertThat(server.bean(CountKeeper.class).repair()).isZero();
            Settled.checkMembers(jdbc);
            Settled.checkPlaces(jdbc);
            checkThatNothingIsMissing();
            screens.keySet().forEach(RawStream::close);
        }

        /** Few deeds at rest, which a state lists. */
        private List<String> some(String reader) {
            var ids = items(reader, "all").stream()
                    .map(item -> item.get("id").asString())
                    .limit(8)
                    .toList();
            for (var id : ids) {
                ok(as(reader).delete("/api/v1/notifications/" + id + "/reading"));
                ok(as(reader).put("/api/v1/notifications/" + id + "/reading"));
            }
            service.published("{\"type\":\"note\",\"to\":[\"user:" + reader + "\"]}");
            return ids;
        }

        private interface Deed {
            void of(Random random);
        }

        private Callable<Void> repeated(Deed deed) {
            var random = new Random(seeds.nextLong());
            return () -> {
                for (int i = 0; i < DEEDS; i++) {
                    deed.of(random);
                }
                return null;
            };
        }

        private Api as(String reader) {
            return new Api(server.url(), Tokens.of(reader));
        }

        /** What is gone is not there; all else is done. */
        private Api.Answer ok(Api.Answer answer) {
            if (answer.status() >= 300 && answer.status() != 404) {
                failed.add(answer.status() + " " + answer.body());
            }
            return answer;
        }

        private static <T> T any(List<T> list, Random random) {
            return list.get(random.nextInt(list.size()));
        }

        private void publish(Random random) {
            var to = switch (random.nextInt(5)) {
                case 0 -> "topic:news";
                case 1 -> "user:uno\",\"user:duo";
                case 2 -> "user:duo";
                default -> "user:uno";
            };
            var answer = ok(service.publish("{\"type\":\"" + (random.nextBoolean() ? "like" : "comment")
                    + "\",\"to\":[\"" + to + "\"],\"actor\":\"" + any(ACTORS, random)
                    + "\",\"object\":{\"type\":\"post\",\"id\":\"" + random.nextInt(3) + "\"}}"));
            if (answer.status() == 201) {
                told.add(answer.json().get("id").asLong());
            }
        }

        private void retract(Random random) {
            var known = List.copyOf(told);
            if (!known.isEmpty()) {
                ok(service.delete("/api/v1/events/" + any(known, random)));
            }
        }

        private void mute(Random random) {
            var path = "/api/v1/mutes?what=" + (random.nextBoolean() ? "person:ann" : "person:bo");
            switch (random.nextInt(3)) {
                case 0 -> ok(as("uno").delete(path));
                case 1 -> ok(as("uno").delete(path + "&undo=true"));
                default -> ok(as("uno").put(path));
            }
        }

        private final class Screen {

            private final Api reader;
            private final List<String> undos = new ArrayList<>();

            Screen(String name) {
                this.reader = as(name);
            }

            void deed(Random random) {
                var items = reader.get(
                                "/api/v1/notifications?limit=10&filter=" + (random.nextInt(4) == 0 ? "done" : "all"))
                        .json()
                        .get("items");
                if (items.isEmpty()) {
                    return;
                }
                var item = items.get(random.nextInt(items.size()));
                var path = "/api/v1/notifications/" + item.get("id").asString();
                switch (random.nextInt(7)) {
                    case 0 -> ok(reader.put(path + "/reading"));
                    case 1 -> ok(reader.delete(path + "/reading"));
                    case 2 -> ok(reader.put(path + "/completion"));
                    case 3 -> ok(reader.delete(path + "/completion"));
                    case 4 -> raise("sightings", "{\"upTo\":" + item.get("latestEventId") + "}");
                    case 5 ->
                        raise(
                                "readings",
                                random.nextBoolean()
                                        ? "{\"upTo\":" + item.get("latestEventId") + ",\"type\":\"like\"}"
                                        : "{\"ids\":[" + item.get("id") + "]}");
                    default -> {
                        if (!undos.isEmpty()) {
                            ok(reader.delete("/api/v1/notifications/readings/" + any(undos, random)));
                        }
                    }
                }
            }

            private void raise(String deed, String body) {
                var answer = ok(reader.post("/api/v1/notifications/" + deed, body));
                if (answer.status() == 200 && !answer.json().get("undo").isNull()) {
                    undos.add(answer.json().get("undo").asString());
                }
            }
        }

        /** Who mutes nothing has each event that stands, once. */
        private void checkThatNothingIsMissing() {
            var addressed = jdbc.queryForList("""
                    select e.id from event e join delivery d on d.event_id = e.id
                    where d.channel = 'user:duo' and e.was is null and not e.retracted order by e.id
                    """, Long.class);
            assertThat(jdbc.queryForList("""
                            select event_id from (
                              select event_id from notification_event where reader = 'duo' and not gone
                              union all
                              select id as event_id from notification n where reader = 'duo' and not exists (
                                select 1 from notification_event m
                                where m.reader = n.reader and m.notification_id = n.id)
                            ) h order by event_id
                            """, Long.class)).isEqualTo(addressed);
        }

        /** The state that tells of the last deed. */
        private JsonNode await(RawStream screen, String reader) {
            var version = as(reader)
                    .get("/api/v1/notifications")
                    .json()
                    .get("version")
                    .asLong();
            return screen.await(block ->
                            isState(block) && block.data().get("version").asLong() >= version)
                    .data();
        }

        private void checkScreen(RawStream screen, String reader) {
            var ids = some(reader);
            var last = await(screen, reader);
            // What changed before may still tell it to read all anew, and that is joined with what is done now.
            for (int i = 0; i < ROUNDS && !heard(screen).keySet().containsAll(ids); i++) {
                ids = some(reader);
                last = await(screen, reader);
            }
            var list = as(reader).get("/api/v1/notifications").json();
            assertThat(List.of(last.get("unseen").asLong(), last.get("unread").asLong()))
                    .containsExactly(
                            list.get("unseen").asLong(), list.get("unread").asLong());
            var now = new HashMap<String, String>();
            for (var filter : List.of("all", "done")) {
                items(reader, filter).forEach(item -> now.put(item.get("id").asString(), standing(item)));
            }
            // What it had to read anew it was not told of.
            var heard = heard(screen);
            assertThat(heard.keySet()).containsAll(ids);
            now.keySet().retainAll(heard.keySet());
            assertThat(heard).isEqualTo(now);
        }

        private List<JsonNode> items(String reader, String filter) {
            var items = new ArrayList<JsonNode>();
            var next = "";
            while (next != null) {
                var page = as(reader)
                        .get("/api/v1/notifications?limit=100&filter=" + filter + next)
                        .json();
                page.get("items").forEach(items::add);
                next = page.get("next").isNull()
                        ? null
                        : "&before=" + page.get("next").asString();
            }
            return items;
        }

        private static boolean isState(RawStream.Block block) {
            return block.event().equals("state");
        }

        /** How each notification stands that this screen was told of since it last had to read all. */
        private static Map<String, String> heard(RawStream screen) {
            var heard = new HashMap<String, String>();
            screen.blocks().stream()
                    .filter(Run::isState)
                    .map(RawStream.Block::data)
                    .forEach(state -> {
                        if (state.has("reload")) {
                            heard.clear();
                        } else {
                            state.get("items")
                                    .forEach(item -> heard.put(item.get("id").asString(), standing(item)));
                            state.get("removed").forEach(id -> heard.remove(id.asString()));
                        }
                    });
            return heard;
        }

        private static String standing(JsonNode item) {
            return item.get("latestEventId") + " " + item.get("eventCount") + " " + item.get("seen") + " "
                    + item.get("read") + " " + item.get("done");
        }
    }
}
