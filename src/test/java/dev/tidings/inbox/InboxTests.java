package dev.tidings.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.log.Event;
import dev.tidings.log.EventLog;
import dev.tidings.social.Wall;
import dev.tidings.support.Api;
import dev.tidings.support.Browserless;
import dev.tidings.support.RawStream;
import dev.tidings.support.Server;
import dev.tidings.support.Tokens;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Contract, sections 4 (counts) and 5: the plain list, readings and sightings. */
class InboxTests {

    private static Server server;
    private static Api service;

    @BeforeAll
    static void start() {
        server = Server.start();
        service = server.api();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Api as(String person) {
        return new Api(server.url(), Tokens.of(person));
    }

    private static long tell(String to, String more) {
        return service.published("{\"type\":\"comment\",\"to\":[\"" + to + "\"]" + more + "}");
    }

    private static JsonNode list(Api reader, String query) {
        var answer = reader.get("/api/v1/notifications" + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static void assertCounts(Api reader, long unseen, long unread) {
        var list = list(reader, "");
        assertThat(List.of(list.get("unseen").asLong(), list.get("unread").asLong()))
                .containsExactly(unseen, unread);
    }

    @Test
    void anItemSaysWhoDidWhatToWhat() {
        var id = tell(
                "user:items",
                ",\"actor\":\"alice\",\"title\":\"T\",\"text\":\"X\",\"url\":\"/u\",\"object\":{\"type\":\"post\",\"id\":\"4\"}");
        var list = list(as("items"), "");
        var item = list.get("items").get(0);
        assertThat(item.get("type").asString()).isEqualTo("comment");
        assertThat(item.get("actors").toString()).isEqualTo("[\"alice\"]");
        assertThat(item.get("actorCount").asInt()).isEqualTo(1);
        assertThat(item.get("object").get("id").asString()).isEqualTo("4");
        assertThat(item.get("title").asString()).isEqualTo("T");
        assertThat(item.get("url").asString()).isEqualTo("/u");
        assertThat(item.get("seen").asBoolean()
                        || item.get("read").asBoolean()
                        || item.get("done").asBoolean())
                .isFalse();
        assertThat(item.get("latestEventId").asLong()).isEqualTo(id);
        assertThat(item.get("id").isString()).isTrue();
        assertThat(list.get("next").isNull()).isTrue();
        assertThat(list.get("asOf").asLong()).isGreaterThanOrEqualTo(id);
    }

    @Test
    void readingIsSeenTooAndBothAreUndoneOrKept() {
        var reader = as("reading");
        tell("user:reading", "");
        var id = list(reader, "").get("items").get(0).get("id").asString();
        assertThat(reader.put("/api/v1/notifications/" + id + "/reading").status())
                .isEqualTo(204);
        assertCounts(reader, 0, 0);
        assertThat(reader.delete("/api/v1/notifications/" + id + "/reading").status())
                .isEqualTo(204);
        assertCounts(reader, 0, 1);
        assertThat(reader.put("/api/v1/notifications/" + id + "/completion").status())
                .isEqualTo(204);
        assertCounts(reader, 0, 0);
        assertThat(list(reader, "").get("items")).isEmpty();
        assertThat(list(reader, "?filter=done").get("items")).hasSize(1);
        assertThat(reader.delete("/api/v1/notifications/" + id + "/completion").status())
                .isEqualTo(204);
        assertCounts(reader, 0, 1);
    }

    @Test
    void anotherPersonsNotificationIsNotFound() {
        tell("user:mine", "");
        var id = list(as("mine"), "").get("items").get(0).get("id").asString();
        for (var other : List.of(id, "0", "abc", "99999999999999999999")) {
            assertThat(as("thief")
                            .put("/api/v1/notifications/" + other + "/reading")
                            .status())
                    .isEqualTo(404);
            assertThat(as("thief")
                            .delete("/api/v1/notifications/" + other + "/completion")
                            .status())
                    .isEqualTo(404);
        }
        assertCounts(as("mine"), 1, 1);
    }

    @Test
    void sightingsAndReadingsGoUpToAnEvent() {
        var reader = as("bulk");
        list(reader, "");
        var first = tell("user:bulk", "");
        tell("everyone", "");
        var third = tell("user:bulk", "");
        assertCounts(reader, 3, 3);
        var seen = reader.post("/api/v1/notifications/sightings", "{\"upTo\":" + first + "}");
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.json().get("changed").asLong()).isEqualTo(1);
        assertCounts(reader, 2, 3);
        assertThat(reader.post("/api/v1/notifications/readings", "{\"upTo\":" + third + "}")
                        .json()
                        .get("changed")
                        .asLong())
                .isEqualTo(3);
        assertCounts(reader, 0, 0);
        tell("user:bulk", "");
        assertThat(reader.post("/api/v1/notifications/readings", "{\"upTo\":999999999}")
                        .json()
                        .get("changed")
                        .asLong())
                .isEqualTo(1);
        tell("everyone", "");
        assertCounts(reader, 1, 1);
    }

    @Test
    void someAreReadByTheirIds() {
        var reader = as("ids");
        tell("user:ids", "");
        tell("user:ids", "");
        var items = list(reader, "").get("items");
        var body = "{\"ids\":[" + items.get(0).get("id") + "," + items.get(0).get("id") + ",\"1\"]}";
        assertThat(reader.post("/api/v1/notifications/readings", body)
                        .json()
                        .get("changed")
                        .asLong())
                .isEqualTo(1);
        assertCounts(reader, 1, 1);
    }

    @Test
    void badBulkBodiesAreRefused() {
        for (var body : List.of(
                "{}",
                "[]",
                "7",
                "{\"upTo\":\"x\"}",
                "{\"upTo\":-1}",
                "{\"upTo\":1.5}",
                "{\"ids\":7}",
                "{\"ids\":[7]}",
                "{\"upTo\":1,\"ids\":[]}",
                "{\"upTo\":1,\"x\":1}")) {
            var answer = as("bad").post("/api/v1/notifications/readings", body);
            assertThat(answer.status()).as(body).isEqualTo(422);
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        }
        assertThat(as("bad").post("/api/v1/notifications/readings", "{").status())
                .isEqualTo(400);
        for (var query : List.of("?filter=some", "?limit=0", "?limit=101", "?before=x")) {
            assertThat(as("bad").get("/api/v1/notifications" + query).status())
                    .as(query)
                    .isEqualTo(422);
        }
    }

    @Test
    void whatIsTakenBackLeavesTheInboxAndItsCounts() {
        var reader = as("retract");
        var id = tell("user:retract", "");
        tell("user:retract", "");
        try (var stream = RawStream.of(server, Tokens.of("retract"), "/sse")) {
            stream.ready();
            service.delete("/api/v1/events/" + id);
            var state = stream.await(block -> block.event().equals("state")).data();
            assertThat(state.get("removed").toString()).isEqualTo("[\"" + id + "\"]");
            assertThat(state.get("unread").asLong()).isEqualTo(1);
        }
        assertCounts(reader, 1, 1);
        assertThat(list(reader, "").get("items")).hasSize(1);
    }

    @Test
    void aCorrectionShowsItsNewWordsAndChangesNoCount() {
        var reader = as("correct");
        var id = tell("user:correct", ",\"title\":\"teh\"");
        service.patch("/api/v1/events/" + id, "{\"title\":\"the\"}");
        assertCounts(reader, 1, 1);
        assertThat(list(reader, "").get("items").get(0).get("title").asString()).isEqualTo("the");
    }

    @Test
    void allScreensHearOfADeed() {
        var reader = as("screens");
        tell("user:screens", "");
        var id = list(reader, "").get("items").get(0).get("id").asString();
        try (var one = RawStream.of(server, Tokens.of("screens"), "/sse");
                var other = RawStream.of(server, Tokens.of("screens"), "/sse")) {
            var version = one.ready().data().get("version").asLong();
            other.ready();
            reader.put("/api/v1/notifications/" + id + "/reading");
            for (var stream : List.of(one, other)) {
                var state = stream.await(block -> block.event().equals("state")).data();
                assertThat(state.get("version").asLong()).isGreaterThan(version);
                assertThat(state.get("unread").asLong()).isZero();
                assertThat(state.get("items").get(0).get("read").asBoolean()).isTrue();
            }
        }
    }

    @Test
    void broadcastsAreInTheInboxFromWhenTheReaderCame() {
        tell("everyone", "");
        var reader = as("newcomer");
        assertCounts(reader, 0, 0);
        var id = tell("everyone", ",\"title\":\"to all\"");
        assertCounts(reader, 1, 1);
        var item = list(reader, "").get("items").get(0);
        assertThat(item.get("latestEventId").asLong()).isEqualTo(id);
        reader.put("/api/v1/notifications/" + item.get("id").asString() + "/reading");
        assertCounts(reader, 0, 0);
        assertThat(list(reader, "?filter=unread").get("items")).isEmpty();
        reader.delete("/api/v1/notifications/" + item.get("id").asString() + "/reading");
        assertCounts(reader, 0, 1);
        assertThat(list(reader, "?filter=unread").get("items")).hasSize(1);
        reader.put("/api/v1/notifications/" + item.get("id").asString() + "/completion");
        assertThat(list(reader, "").get("items")).isEmpty();
        assertThat(list(reader, "?filter=done").get("items")).hasSize(1);
        service.delete("/api/v1/events/" + id);
        assertThat(list(reader, "?filter=done").get("items")).isEmpty();
    }

    @Test
    void whatComesBothWaysCountsOnce() {
        var reader = as("both");
        list(reader, "");
        service.published("{\"type\":\"x\",\"to\":[\"everyone\",\"user:both\",\"role:USER\"]}");
        assertCounts(reader, 1, 1);
        assertThat(list(reader, "").get("items")).hasSize(1);
    }

    @Test
    void whatIsNotToNotifyIsInNoInbox() {
        var reader = as("quiet");
        list(reader, "");
        tell("user:quiet", ",\"notify\":false");
        tell("everyone", ",\"notify\":false");
        assertCounts(reader, 0, 0);
        assertThat(list(reader, "").get("items")).isEmpty();
    }

    @Test
    void howeverMuchOnlyStreamsByABroadcastStillCounts() {
        var reader = as("patient");
        list(reader, "");
        var id = tell("everyone", ",\"title\":\"still there\"");
        var tick = "{\"type\":\"tick\",\"to\":[\"everyone\"],\"notify\":false}";
        for (int i = 0; i < 2; i++) {
            service.post("/api/v1/events/batch", "{\"events\":[" + (tick + ",").repeat(999) + tick + "]}");
        }
        assertCounts(reader, 1, 1);
        assertThat(list(reader, "").get("items").get(0).get("latestEventId").asLong())
                .isEqualTo(id);
        service.delete("/api/v1/events/" + id);
        assertCounts(reader, 0, 0);
    }

    @Test
    void pagesGoToTheEndWithoutADouble() {
        var reader = as("pages");
        list(reader, "");
        for (int i = 0; i < 7; i++) {
            tell(i % 2 == 0 ? "user:pages" : "everyone", "");
        }
        var ids = new ArrayList<Long>();
        var query = "?limit=3";
        for (var page = list(reader, query);
                ;
                page = list(reader, query + "&before=" + page.get("next").asString())) {
            page.get("items").forEach(item -> ids.add(item.get("latestEventId").asLong()));
            if (page.get("next").isNull()) {
                break;
            }
        }
        assertThat(ids).hasSize(7).doesNotHaveDuplicates().isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void aSignInWithLessRightsHearsOfNothingElse() {
        var reader = as("narrow");
        assertThat(reader.put("/api/v1/topics/news/subscription").status()).isEqualTo(204);
        try (var wide = RawStream.of(server, Tokens.of("narrow"), "/sse");
                var narrow = RawStream.of(server, Tokens.of("narrow", List.of()), "/sse")) {
            wide.ready();
            narrow.ready();
            var id = tell("topic:news", ",\"title\":\"secret\"");
            reader.put("/api/v1/notifications/" + id + "/reading");
            var state = wide.await(block -> lists(block, "items", id)).data().get("items");
            assertThat(state.get(0).get("read").asBoolean()).isTrue();
            service.delete("/api/v1/events/" + id);
            reader.delete("/api/v1/notifications/" + id + "/reading");
            var last = tell("user:narrow", "");
            narrow.await(block -> lists(block, "items", last));
            assertThat(narrow.blocks()).noneMatch(block -> lists(block, "items", id) || lists(block, "removed", id));
            assertThat(narrow.ids()).doesNotContain(id);
        }
    }

    private static boolean lists(RawStream.Block block, String name, long id) {
        if (!block.event().equals("state") || !block.data().has(name)) {
            return false;
        }
        return block.data()
                .get(name)
                .valueStream()
                .anyMatch(node ->
                        (node.isString() ? node : node.get("id")).asString().equals(Long.toString(id)));
    }

    @Test
    void bulkBodiesAreSmallJson() {
        var large = as("bad").post("/api/v1/notifications/readings", "{\"ids\":[" + " ".repeat(64 * 1024) + "]}");
        assertThat(large.status()).isEqualTo(413);
        assertThat(large.json().get("type").asString()).isEqualTo("urn:tidings:problem:too-large");
        for (var body : List.of("", "{} {}", "{\"upTo\":1,\"upTo\":1}")) {
            var answer = as("bad").post("/api/v1/notifications/sightings", body);
            assertThat(answer.status()).as(body).isEqualTo(400);
            assertThat(answer.json().get("type").asString()).isEqualTo("urn:tidings:problem:not-json");
        }
        for (var type : List.of("text/plain", "application/xml", "x")) {
            var answer = as("bad")
                    .send(as("bad")
                            .request("/api/v1/notifications/readings")
                            .header("Content-Type", type)
                            .POST(BodyPublishers.ofString("{\"upTo\":1}")));
            assertThat(answer.status()).as(type).isEqualTo(415);
            assertThat(answer.json().get("type").asString()).isEqualTo("urn:tidings:problem:unsupported-media-type");
        }
    }

    @Test
    void theRetractionOfALikeIsNoStateForWhoOnlySeesTheWall() {
        var wall = server.bean(Wall.class);
        var post = wall.post("bob", "First light");
        wall.like("alice", post);
        try (var stream = RawStream.of(server, Tokens.of("watcher"), "/sse?also=wall:home")) {
            stream.ready();
            wall.unlike("alice", post);
            var next = tell("user:watcher", "");
            stream.await(block -> lists(block, "items", next));
            assertThat(server.bean(StatePusher.class).pending()).doesNotContain("watcher");
        }
    }

    @Test
    void allUpToAnEventIsToldToOtherSignIns() {
        var reader = as("raise");
        reader.put("/api/v1/topics/news/subscription");
        var id = tell("topic:news", "");
        try (var wide = RawStream.of(server, Tokens.of("raise"), "/sse")) {
            var version = wide.ready().data().get("version").asLong();
            var narrow = new Api(server.url(), Tokens.of("raise", List.of()));
            narrow.post("/api/v1/notifications/readings", "{\"upTo\":" + id + "}");
            var state = wide.await(block -> block.event().equals("state")).data();
            assertThat(state.get("unread").asLong()).isZero();
            assertThat(state.get("version").asLong()).isGreaterThan(version);
        }
    }

    @Test
    void whatIsDoneIsFoundBehindWhatIsGone() {
        var reader = as("behind");
        list(reader, "");
        var ids = new ArrayList<Long>();
        for (int i = 0; i < 5; i++) {
            ids.add(tell("everyone", ""));
            assertThat(reader.put("/api/v1/notifications/" + ids.getLast() + "/completion")
                            .status())
                    .isEqualTo(204);
        }
        reader.put("/api/v1/topics/news/subscription");
        for (int i = 0; i < 4; i++) {
            var news = tell("topic:news", "");
            reader.put("/api/v1/notifications/" + news + "/completion");
        }
        reader.delete("/api/v1/topics/news/subscription");
        var items = list(reader, "?filter=done&limit=2").get("items");
        assertThat(items).hasSize(2);
        assertThat(items.get(0).get("latestEventId").asLong()).isEqualTo(ids.getLast());
    }

    @Test
    void whoUnfollowsHearsOfTheirCounts() {
        var reader = as("unfollow");
        reader.put("/api/v1/topics/news/subscription");
        var id = tell("topic:news", "");
        reader.put("/api/v1/notifications/" + id + "/reading");
        tell("topic:news", "");
        try (var stream = RawStream.of(server, Tokens.of("unfollow"), "/sse")) {
            var ready = stream.ready().data();
            assertThat(ready.get("unread").asLong()).isEqualTo(1);
            reader.delete("/api/v1/topics/news/subscription");
            var state = stream.await(block -> block.event().equals("state")).data();
            assertThat(state.get("reload").asBoolean()).isTrue();
            assertThat(state.get("unread").asLong()).isZero();
            assertThat(state.get("version").asLong())
                    .isGreaterThan(ready.get("version").asLong());
        }
    }

    @Test
    void aDeepLinkGoesToAnyAddress() {
        var id = tell("user:bob", ",\"url\":\"/posts/日本%41%?q=ö&r=%C3%B6#ü|\"");
        var bob = new Browserless();
        bob.signIn(server.url(), "bob", "tidings");
        var answer = bob.get(server.url(), "/inbox/" + id);
        assertThat(answer.statusCode()).as(answer.body()).isIn(302, 303);
        assertThat(answer.headers().firstValue("Location"))
                .hasValue("/posts/%E6%97%A5%E6%9C%AC%41%25?q=%C3%B6&r=%C3%B6#%C3%BC%7C");
    }

    @Test
    void aDeepLinkThatLeadsNowhereStaysOnItsPage() {
        var id = tell("user:bob", "");
        var bob = new Browserless();
        bob.signIn(server.url(), "bob", "tidings");
        assertThat(leads(bob, id, server.url() + "/inbox?type=note&before=17")).hasValue("/inbox?type=note&before=17");
        assertThat(leads(bob, id, server.url() + "/inbox/" + id)).hasValue("/inbox");
        assertThat(leads(bob, id, "https://evil.example//evil.example/inbox")).hasValue("/inbox");
        assertThat(leads(bob, id, "https://evil.example/\\evil.example")).hasValue("/inbox");
        assertThat(leads(bob, id, "")).hasValue("/inbox");
    }

    private static Optional<String> leads(Browserless reader, long id, String from) {
        return reader.getFrom(from, server.url(), "/inbox/" + id).headers().firstValue("Location");
    }

    /** Retention removes in batches while readers touch the same marks and rows. */
    @Test
    void readersAndRemovalDoNotWaitForEachOtherInACircle() throws Exception {
        var reader = as("circle");
        list(reader, "");
        for (int round = 0; round < 10; round++) {
            var first = tell("everyone", "");
            var second = tell("user:circle", "");
            assertThat(reader.put("/api/v1/notifications/" + first + "/reading").status())
                    .isEqualTo(204);
            var events = List.of(event(first), event(second));
            var notifying = server.bean(Notifying.class);
            var transaction = server.bean(TransactionTemplate.class);
            try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
                var deeds = new ArrayList<Future<Integer>>();
                for (int i = 0; i < 8; i++) {
                    deeds.add(executor.submit(() -> reader.delete("/api/v1/notifications/" + first + "/reading")
                            .status()));
                    deeds.add(executor.submit(() -> reader.put("/api/v1/notifications/" + first + "/reading")
                            .status()));
                }
                transaction.executeWithoutResult(status -> {
                    server.bean(EventLog.class).lockHead();
                    notifying.forgotten(events);
                });
                for (var deed : deeds) {
                    assertThat(deed.get()).isEqualTo(204);
                }
            }
        }
    }

    private static Event event(long id) {
        return server.bean(EventLog.class).find(id).orElseThrow();
    }

    @Test
    void aKeyHasNoInbox() {
        assertThat(service.get("/api/v1/notifications").status()).isEqualTo(403);
        assertThat(new Api(server.url(), "").get("/api/v1/notifications").status())
                .isEqualTo(401);
    }
}
