package dev.tidings.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.support.Api;
import dev.tidings.support.RawStream;
import dev.tidings.support.Server;
import dev.tidings.support.Tokens;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
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
    void pagesGoToTheEndWithoutADouble() {
        var reader = as("pages");
        list(reader, "");
        for (int i = 0; i < 7; i++) {
            tell(i % 2 == 0 ? "user:pages" : "everyone", "");
        }
        var ids = new java.util.ArrayList<Long>();
        var query = "?limit=3";
        for (var page = list(reader, query);
                ;
                page = list(reader, query + "&before=" + page.get("next").asString())) {
            page.get("items").forEach(item -> ids.add(item.get("latestEventId").asLong()));
            if (page.get("next").isNull()) {
                break;
            }
        }
        assertThat(ids).hasSize(7).doesNotHaveDuplicates().isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }

    @Test
    void aKeyHasNoInbox() {
        assertThat(service.get("/api/v1/notifications").status()).isEqualTo(403);
        assertThat(new Api(server.url(), "").get("/api/v1/notifications").status())
                .isEqualTo(401);
    }
}
