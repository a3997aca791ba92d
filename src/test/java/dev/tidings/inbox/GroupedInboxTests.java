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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** Contract, section 5: groups, what is said later of them, filters, deeds on many and their undo. */
class GroupedInboxTests {

    private static Server server;
    private static Api service;
    private static int people;

    @BeforeAll
    static void start() {
        server = Server.start();
        service = server.api();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private final String name = "grouped" + people++;
    private final Api reader = reader(name);

    private static Api reader(String name) {
        return new Api(server.url(), Tokens.of(name));
    }

    private long like(String actor, String post) {
        return tell("like", actor, ",\"object\":{\"type\":\"post\",\"id\":\"" + post + "\",\"title\":\"First light\"}");
    }

    private long tell(String type, String actor, String more) {
        return service.published("{\"type\":\"" + type + "\",\"to\":[\"user:" + name + "\"],\"actor\":\"" + actor
                + "\",\"title\":\"" + actor + " did it\"" + more + "}");
    }

    private JsonNode list(String query) {
        var answer = reader.get("/api/v1/notifications" + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private JsonNode only() {
        assertThat(list("").get("items")).hasSize(1);
        return list("").get("items").get(0);
    }

    private void assertCounts(long unseen, long unread) {
        var list = list("");
        assertThat(List.of(list.get("unseen").asLong(), list.get("unread").asLong()))
                .containsExactly(unseen, unread);
    }

    private JsonNode raise(String deed, String body) {
        var answer = reader.post("/api/v1/notifications/" + deed, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void likesOfOnePostAreOneNotification() {
        var first = like("ann", "1");
        like("bo", "1");
        var latest = like("Ann", "1");
        var group = only();
        assertThat(group.get("id").asString()).isEqualTo(Long.toString(first));
        assertThat(group.get("actors").toString()).isEqualTo("[\"Ann\",\"bo\"]");
        assertThat(group.get("actorCount").asInt()).isEqualTo(2);
        assertThat(group.get("latestEventId").asLong()).isEqualTo(latest);
        assertThat(group.get("title").asString()).isEqualTo("Ann did it");
        assertCounts(1, 1);
        like("ann", "2");
        tell("comment", "ann", ",\"object\":{\"type\":\"post\",\"id\":\"1\"}");
        tell("like", "ann", "");
        tell("like", "ann", "");
        assertCounts(5, 5);
    }

    @Test
    void aLaterEventMovesItUpAndIsUnseen() {
        like("ann", "1");
        var other = like("ann", "2");
        raise("sightings", "{\"upTo\":" + other + "}");
        assertCounts(0, 2);
        like("bo", "1");
        assertThat(list("").get("items").get(0).get("actorCount").asInt()).isEqualTo(2);
        assertCounts(1, 2);
    }

    @Test
    void whatIsReadOrDoneTakesNoMore() {
        var first = like("ann", "1");
        var path = "/api/v1/notifications/" + first;
        reader.put(path + "/reading");
        reader.delete(path + "/reading");
        var second = like("bo", "1");
        assertThat(list("").get("items")).hasSize(2);
        reader.put("/api/v1/notifications/" + second + "/completion");
        reader.delete("/api/v1/notifications/" + second + "/completion");
        like("cy", "1");
        assertThat(list("").get("items")).hasSize(3);
    }

    @Test
    void aGroupOpensToItsPeopleAndMoments() {
        var first = like("ann", "1");
        like("bo", "1");
        var events =
                reader.get("/api/v1/notifications/" + first + "/events").json().get("events");
        assertThat(events.valueStream().map(event -> event.get("actor").asString()))
                .containsExactly("bo", "ann");
        assertThat(events.get(0).get("createdAt").asString()).endsWith("Z");
        assertThat(new Api(server.url(), Tokens.of("thief"))
                        .get("/api/v1/notifications/" + first + "/events")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whatIsTakenBackLeavesItsGroupOnEachScreenAtOnce() {
        try (var stream = RawStream.of(server, Tokens.of(name), "/sse")) {
            stream.ready();
            var first = like("ann", "1");
            var second = like("bo", "1");
            reader.put("/api/v1/notifications/" + first + "/reading");
            assertThat(service.delete("/api/v1/events/" + second).status()).isEqualTo(204);
            var rest = stream.await(block -> block.event().equals("state")
                            && block.data().has("items")
                            && block.data()
                                    .get("items")
                                    .valueStream()
                                    .anyMatch(item -> item.get("latestEventId").asLong() == first
                                            && item.get("read").asBoolean()))
                    .data()
                    .get("items")
                    .get(0);
            assertThat(rest.get("actors").toString()).isEqualTo("[\"ann\"]");
            assertCounts(0, 0);
            assertThat(service.delete("/api/v1/events/" + first).status()).isEqualTo(204);
            stream.await(block -> block.event().equals("state")
                    && block.data().has("removed")
                    && block.data().get("removed").toString().equals("[\"" + first + "\"]"));
            assertThat(list("").get("items")).isEmpty();
        }
    }

    @Test
    void whoseFirstEventIsTakenBackKeepsItsId() {
        var first = like("ann", "1");
        like("bo", "1");
        service.delete("/api/v1/events/" + first);
        assertThat(only().get("id").asString()).isEqualTo(Long.toString(first));
        assertThat(reader.put("/api/v1/notifications/" + first + "/reading").status())
                .isEqualTo(204);
        assertCounts(0, 0);
    }

    @Test
    void aCorrectedOneShowsItsNewWordsAndSaysSo() {
        var first = like("ann", "1");
        assertThat(only().get("edited").asBoolean()).isFalse();
        reader.put("/api/v1/notifications/" + first + "/reading");
        assertThat(service.patch("/api/v1/events/" + first, "{\"title\":\"Other words\"}")
                        .status())
                .isEqualTo(200);
        assertThat(only().get("title").asString()).isEqualTo("Other words");
        assertThat(only().get("edited").asBoolean()).isTrue();
        assertCounts(0, 0);
    }

    @Test
    void aGroupClosesTwelveHoursAfterItsFirstEvent() {
        var first = like("ann", "1");
        server.bean(JdbcTemplate.class)
                .update(
                        "update notification set created_at = dateadd('HOUR', -12, created_at) where reader = ? and id = ?",
                        name,
                        first);
        like("bo", "1");
        like("cy", "1");
        assertThat(list("").get("items")
                        .valueStream()
                        .map(item -> item.get("actorCount").asInt()))
                .containsExactly(2, 1);
    }

    @Test
    void whatWasClosedIsKnownAsOpenNoLonger() {
        var read = like("ann", "1");
        like("ann", "2");
        reader.put("/api/v1/notifications/" + read + "/reading");
        var jdbc = server.bean(JdbcTemplate.class);
        jdbc.update("update open_group set opened_at = dateadd('HOUR', -13, opened_at) where reader = ?", name);
        server.bean(InboxKeeper.class).forget();
        assertThat(jdbc.queryForList("select open_key from open_group where reader = ?", String.class, name))
                .containsExactly("like post 2");
        like("bo", "1");
        like("bo", "2");
        assertThat(list("").get("items")
                        .valueStream()
                        .map(item -> item.get("actorCount").asInt()))
                .containsExactly(2, 1, 1);
    }

    @Test
    void aGroupThatWasReadIsNotTheOpenOneAnyMore() {
        var read = like("ann", "1");
        reader.put("/api/v1/notifications/" + read + "/reading");
        reader.delete("/api/v1/notifications/" + read + "/reading");
        var open = like("bo", "1");
        like("cy", "1");
        assertThat(list("").get("items")
                        .valueStream()
                        .map(item -> item.get("id").asString() + " "
                                + item.get("actorCount").asInt()))
                .containsExactly(open + " 2", read + " 1");
    }

    @Test
    void narrowsByKindByTopicAndByWords() {
        reader.put("/api/v1/topics/news/subscription");
        like("ann", "1");
        tell("mention", "bo", ",\"text\":\"Come to the harbour\"");
        service.published("{\"type\":\"story\",\"to\":[\"topic:news\"],\"title\":\"Bridge closed\"}");
        assertThat(types("?type=mention")).containsExactly("mention");
        assertThat(types("?topic=news")).containsExactly("story");
        assertThat(types("?type=story")).containsExactly("story");
        assertThat(types("?type=story&topic=news&filter=unread")).containsExactly("story");
        assertThat(types("?type=nothing")).isEmpty();
        assertThat(types("?topic=releases")).isEmpty();
        assertThat(types("?q=HARBOUR")).containsExactly("mention");
        assertThat(types("?q=bridge+closed")).containsExactly("story");
        assertThat(types("?q=first+ann")).containsExactly("like");
        assertThat(list("?type=mention").get("unread").asLong()).isEqualTo(3);
    }

    private List<String> types(String query) {
        return list(query)
                .get("items")
                .valueStream()
                .map(item -> item.get("type").asString())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "filter, nonsense",
        "filter, ALL",
        "type, Not%20one",
        "topic, No%20topic",
        "before, abc",
        "before, -1",
        "limit, 0",
        "limit, 101",
        "limit, x"
    })
    void whatMakesNoSenseIsNamed(String parameter, String value) {
        var answer = reader.get("/api/v1/notifications?" + parameter + "=" + value);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("\"" + parameter + "\"");
    }

    @Test
    void aDeedOnManyIsPutBackAndOnlyWhatItChanged() {
        var first = like("ann", "1");
        var second = like("ann", "2");
        var third = like("ann", "3");
        reader.put("/api/v1/notifications/" + first + "/reading");
        var read = raise("readings", "{\"upTo\":" + third + "}");
        assertThat(read.get("changed").asLong()).isEqualTo(2);
        assertCounts(0, 0);
        reader.delete("/api/v1/notifications/" + second + "/reading");
        reader.put("/api/v1/notifications/" + second + "/reading");
        var undo = "/api/v1/notifications/readings/" + read.get("undo").asString();
        assertThat(reader.delete(undo).status()).isEqualTo(204);
        assertCounts(1, 1);
        assertThat(reader.delete(undo).status()).isEqualTo(204);
        assertCounts(1, 1);
        assertThat(new Api(server.url(), Tokens.of("thief")).delete(undo).status())
                .isEqualTo(404);
        assertThat(reader.delete("/api/v1/notifications/readings/nothing").status())
                .isEqualTo(404);
    }

    @Test
    void aDeedOnOneKindLeavesTheOthers() {
        like("ann", "1");
        var last = tell("mention", "bo", "");
        assertThat(raise("readings", "{\"upTo\":" + last + ",\"type\":\"mention\"}")
                        .get("changed")
                        .asLong())
                .isEqualTo(1);
        assertCounts(1, 1);
    }

    @Test
    void whatComesMeanwhileIsUntouched() {
        var first = like("ann", "1");
        like("bo", "2");
        assertThat(raise("readings", "{\"upTo\":" + first + "}").get("changed").asLong())
                .isEqualTo(1);
        assertCounts(1, 1);
        // A group that grew meanwhile is later than what the reader saw of it.
        like("cy", "1");
        like("di", "1");
        assertThat(list("?filter=unread").get("items")).hasSize(2);
    }

    @Test
    void pagesHoldEachOnce() {
        for (int i = 0; i < 25; i++) {
            like("ann", Integer.toString(i));
        }
        var seen = new java.util.ArrayList<String>();
        String before = null;
        do {
            var page = list("?limit=7" + (before == null ? "" : "&before=" + before));
            page.get("items")
                    .valueStream()
                    .forEach(item -> seen.add(item.get("id").asString()));
            before = page.get("next").isNull() ? null : page.get("next").asString();
        } while (before != null);
        assertThat(seen).hasSize(25).doesNotHaveDuplicates();
    }
}
