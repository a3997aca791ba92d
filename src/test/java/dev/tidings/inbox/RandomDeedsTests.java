package dev.tidings.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.account.Caller;
import dev.tidings.account.Role;
import dev.tidings.inbox.Reference.Entry;
import dev.tidings.inbox.Reference.Said;
import dev.tidings.log.LogKeeper;
import dev.tidings.support.Api;
import dev.tidings.support.Databases;
import dev.tidings.support.RawStream;
import dev.tidings.support.Server;
import dev.tidings.support.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/**
 * Thousands of deeds on several screens, undone and repeated, end with the groups and counts that the contract's rules
 * give when they are applied from scratch in the plainest way.
 */
class RandomDeedsTests {

    private static final int DEEDS = 2_000;
    private static final List<String> TYPES = List.of("like", "comment", "follow");
    private static final List<String> ACTORS = List.of("ann", "bo", "cy", "di", "ed", "flo", "gus", "hal");
    private static final List<String> OBJECTS = List.of("1", "2", "3");
    private static final List<String> TOPICS = List.of("news", "releases");
    private static final List<String> MUTABLE = Stream.of(
                    TYPES.stream().map(type -> "type:" + type),
                    ACTORS.stream().map(actor -> "person:" + actor),
                    OBJECTS.stream().map(object -> "thing:post/" + object),
                    TOPICS.stream().map(topic -> "topic:" + topic))
            .flatMap(each -> each)
            .toList();

    /** With more of it muted at once hardly anything would come. */
    private static final int MUTED_MOST = 3;

    @ParameterizedTest
    @EnumSource
    void endWithWhatTheRulesGive(Databases database) throws Exception {
        var seed = Long.getLong("seed", System.nanoTime());
        System.out.println(database + ", seed " + seed);
        try (var server = Server.on(
                database.fresh(), "spring.datasource.username=" + database.user(), "tidings.log.retention=3650d")) {
            var run = new Run(server, new Random(seed));
            for (int i = 0; i < DEEDS; i++) {
                run.deed();
                if (i % 200 == 199) {
                    run.check();
                }
            }
            run.checkScreens();
            assertThat(server.bean(CountKeeper.class).repair()).isZero();
        }
    }

    private static final class Run {

        private final Api reader;
        private final Api service;
        private final Random random;
        private final JdbcTemplate jdbc;
        private final LogKeeper keeper;
        private final Breakdowns breakdowns;
        private final Inboxes inboxes;
        private final Caller.Person person =
                new Caller.Person("many", Set.of(Role.USER), 0, new Caller.Session("test"));
        private final Reference reference = new Reference();
        private final List<Long> told = new ArrayList<>();
        private final List<String> undos = new ArrayList<>();
        private final List<RawStream> screens;
        private final List<String> trace = new ArrayList<>();

        Run(Server server, Random random) throws Exception {
            this.reader = new Api(server.url(), Tokens.of("many"));
            this.service = server.api();
            this.random = random;
            this.jdbc = server.bean(JdbcTemplate.class);
            this.keeper = server.bean(LogKeeper.class);
            this.breakdowns = server.bean(Breakdowns.class);
            this.inboxes = server.bean(Inboxes.class);
            TOPICS.forEach(topic -> assertThat(reader.put("/api/v1/topics/" + topic + "/subscription")
                            .status())
                    .isEqualTo(204));
            this.screens = List.of(
                    RawStream.of(server, Tokens.of("many"), "/sse"), RawStream.of(server, Tokens.of("MANY"), "/sse"));
            for (var screen : screens) {
                screen.ready();
            }
        }

        void deed() {
            switch (random.nextInt(34)) {
                case 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 -> tell();
                case 10, 11 -> retract();
                case 12, 13, 14, 15 -> single();
                case 16, 17, 18, 19 -> bulk(false);
                case 20, 21 -> bulk(true);
                case 22, 23 -> named();
                case 24, 25 -> mute();
                case 26, 27 -> unmute();
                case 28 -> expire();
                case 29 -> forget();
                default -> undo();
            }
        }

        private <T> T any(List<T> list) {
            return list.get(random.nextInt(list.size()));
        }

        private void tell() {
            var type = any(TYPES);
            var actor = any(ACTORS);
            var topic = random.nextInt(3) == 0 ? any(TOPICS) : null;
            var object = random.nextInt(5) == 0 ? null : any(OBJECTS);
            var id = service.published(
                    "{\"type\":\"" + type + "\",\"to\":[\"" + (topic == null ? "user:many" : "topic:" + topic)
                            + "\"],\"actor\":\"" + actor + "\""
                            + (object == null ? "" : ",\"object\":{\"type\":\"post\",\"id\":\"" + object + "\"}")
                            + "}");
            told.add(id);
            trace.add("told " + id + " " + type + " " + actor + " " + topic + " " + object);
            reference.told(new Said(id, type, actor, topic, object));
        }

        private void retract() {
            if (!told.isEmpty()) {
                var id = any(told);
                assertThat(service.delete("/api/v1/events/" + id).status()).isEqualTo(204);
                trace.add("retracted " + id);
                reference.gone(id);
            }
        }

        /** Many at once, some of them gone already. */
        private void expire() {
            var some = told.stream()
                    .skip(Math.max(0, told.size() - 60))
                    .filter(id -> random.nextInt(4) == 0)
                    .toList();
            for (var id : some) {
                jdbc.update("update event set expires_at = created_at where id = ?", id);
                jdbc.update(
                        "insert into expiry (expires_at, event_id) select created_at, id from event where id = ?", id);
            }
            keeper.settleExpiries();
            trace.add("expired " + some);
            some.forEach(reference::gone);
        }

        /** Retention takes the oldest. */
        private void forget() {
            if (!told.isEmpty()) {
                var last = told.get(random.nextInt(Math.min(10, told.size())));
                jdbc.update("update event set created_at = created_at - interval '3651' day where id <= ?", last);
                keeper.forget();
                trace.add("forgot up to " + last);
                told.stream().filter(id -> id <= last).forEach(reference::gone);
                told.removeIf(id -> id <= last);
            }
        }

        private void single() {
            if (reference.visible().isEmpty()) {
                return;
            }
            var id = Long.toString(any(reference.visible()).id);
            var on = random.nextInt(3) > 0;
            var deed = random.nextBoolean() ? "reading" : "completion";
            var path = "/api/v1/notifications/" + id + "/" + deed;
            assertThat((on ? reader.put(path) : reader.delete(path)).status()).isEqualTo(204);
            trace.add(deed + " " + id + " " + on);
            if (deed.equals("reading")) {
                reference.read(id, on);
            } else {
                reference.complete(id, on);
            }
        }

        private void bulk(boolean narrow) {
            if (told.isEmpty()) {
                return;
            }
            var upTo = random.nextInt(3) == 0 ? any(told) : told.getLast();
            var reading = random.nextInt(3) == 0;
            var type = narrow && random.nextBoolean() ? any(TYPES) : null;
            var topic = narrow && random.nextBoolean() ? any(TOPICS) : null;
            var what = "{\"upTo\":" + upTo + field("type", type) + field("topic", topic) + "}";
            raise(reading, what, undo -> reference.raise(upTo, type, topic, reading, undo));
        }

        /** Some of what there is, done or not, one of them twice, and one that nobody has. */
        private void named() {
            var some = reference.visible().stream()
                    .filter(entry -> random.nextInt(4) == 0)
                    .map(entry -> "\"" + entry.id + "\"")
                    .limit(50)
                    .toList();
            var ids = new ArrayList<>(some);
            ids.addAll(some.stream().limit(1).toList());
            ids.add("\"999999999\"");
            var reading = random.nextInt(3) == 0;
            var known = some.stream().map(id -> id.replace("\"", "")).collect(Collectors.toSet());
            raise(reading, "{\"ids\":[" + String.join(",", ids) + "]}", undo -> reference.raise(known, reading, undo));
        }

        /** @param expected takes the token of the undo, and gives how many change */
        private void raise(boolean reading, String what, ToIntFunction<@Nullable String> expected) {
            var answer = reader.post("/api/v1/notifications/" + (reading ? "readings" : "sightings"), what);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            var undo = answer.json().get("undo").isNull()
                    ? null
                    : answer.json().get("undo").asString();
            trace.add((reading ? "readings " : "sightings ") + what + " " + answer.body());
            assertThat(answer.json().get("changed").asInt())
                    .as(() -> String.join("\n", trace))
                    .isEqualTo(expected.applyAsInt(undo));
            if (undo != null) {
                undos.add(undo);
            }
        }

        private void mute() {
            if (reference.muted().size() >= MUTED_MOST) {
                unmute();
                return;
            }
            var what = any(MUTABLE);
            assertThat(reader.put("/api/v1/mutes?what=" + what).status()).isEqualTo(200);
            trace.add("mute " + what);
            reference.mute(what);
        }

        /** Mostly what is muted, sometimes what is not; mostly as if it had never been. */
        private void unmute() {
            var what = reference.muted().isEmpty() || random.nextInt(4) == 0 ? any(MUTABLE) : any(reference.muted());
            var undone = random.nextInt(3) > 0;
            assertThat(reader.delete("/api/v1/mutes?what=" + what + (undone ? "&undo=true" : ""))
                            .status())
                    .isEqualTo(204);
            trace.add("unmute " + what + " " + undone);
            reference.unmute(what, undone);
        }

        private static String field(String name, @Nullable String value) {
            return value == null ? "" : ",\"" + name + "\":\"" + value + "\"";
        }

        /** Mostly a late one, sometimes one that was undone before. */
        private void undo() {
            if (!undos.isEmpty()) {
                var undo = random.nextBoolean() ? undos.getLast() : any(undos);
                assertThat(reader.delete("/api/v1/notifications/readings/" + undo)
                                .status())
                        .isEqualTo(204);
                trace.add("undo " + undo);
                reference.undo(undo);
            }
        }

        void check() {
            for (var filter : Filter.values()) {
                var items = new ArrayList<String>();
                JsonNode page;
                String before = null;
                do {
                    page = reader.get("/api/v1/notifications?limit=7&filter="
                                    + filter.name().toLowerCase(java.util.Locale.ROOT)
                                    + (before == null ? "" : "&before=" + before))
                            .json();
                    page.get("items").valueStream().map(Run::line).forEach(items::add);
                    before = page.get("next").isNull() ? null : page.get("next").asString();
                } while (before != null);
                assertThat(items)
                        .as(() -> String.join("\n", trace))
                        .isEqualTo(
                                reference.list(filter).stream().map(Run::line).toList());
                assertThat(List.of(
                                page.get("unseen").asLong(), page.get("unread").asLong()))
                        .as(() -> String.join("\n", trace))
                        .containsExactly(reference.unseen(), reference.unread());
            }
            var unread = breakdowns.of(person);
            assertThat(unread.types()).isEqualTo(reference.unreadBy(entry -> entry.type));
            assertThat(unread.topics()).isEqualTo(reference.unreadBy(entry -> entry.topic));
            TYPES.forEach(type ->
                    assertThat(unreadOf(type, null)).isEqualTo(unread.types().getOrDefault(type, 0L)));
            TOPICS.forEach(topic ->
                    assertThat(unreadOf(null, topic)).isEqualTo(unread.topics().getOrDefault(topic, 0L)));
            Settled.checkMembers(jdbc);
        }

        /** As the button says that marks these read. */
        private long unreadOf(@Nullable String type, @Nullable String topic) {
            return inboxes.unread(person, new Selection(Filter.ALL, type, topic, null), new Counts(0, 0, 0, 0));
        }

        private static String line(JsonNode item) {
            return item.get("id").asString() + " " + item.get("type").asString() + " "
                    + item.get("actorCount").asInt() + " "
                    + item.get("actors").valueStream().map(JsonNode::asString).collect(Collectors.joining(",")) + " "
                    + item.get("eventCount").asInt() + " "
                    + item.get("latestEventId").asLong() + " "
                    + item.get("seen").asBoolean() + " " + item.get("read").asBoolean() + " "
                    + item.get("done").asBoolean();
        }

        private static String line(Entry entry) {
            return entry.id + " " + entry.type + " " + entry.actors().size() + " "
                    + entry.actors().stream().limit(5).collect(Collectors.joining(",")) + " " + entry.events.size()
                    + " " + entry.latest() + " " + entry.seen() + " " + entry.read + " " + entry.done;
        }

        /** Each screen was told the same. */
        void checkScreens() {
            // One that came by name brings a state.
            var note = service.published("{\"type\":\"note\",\"to\":[\"user:many\"]}");
            reference.told(new Said(note, "note", "", null, null));
            var version =
                    reader.get("/api/v1/notifications").json().get("version").asLong();
            for (var screen : screens) {
                var state = screen.await(block -> block.event().equals("state")
                                && block.data().get("version").asLong() >= version)
                        .data();
                assertThat(state.get("unread").asLong()).isEqualTo(reference.unread());
                assertThat(state.get("unseen").asLong()).isEqualTo(reference.unseen());
                screen.close();
            }
        }
    }
}
