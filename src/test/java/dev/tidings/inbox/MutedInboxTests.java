package dev.tidings.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.account.Caller;
import dev.tidings.account.Role;
import dev.tidings.preference.Muted;
import dev.tidings.support.Api;
import dev.tidings.support.Databases;
import dev.tidings.support.RawStream;
import dev.tidings.support.Server;
import dev.tidings.support.Tokens;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is muted counts nowhere: not what was there before, and not what comes. */
class MutedInboxTests {

    private static final Map<Databases, Server> SERVERS = new EnumMap<>(Databases.class);
    private static int people;

    private static Server on(Databases database) {
        return SERVERS.computeIfAbsent(
                database, each -> Server.on(each.fresh(), "spring.datasource.username=" + each.user()));
    }

    @AfterAll
    static void stop() {
        SERVERS.values().forEach(Server::close);
    }

    /** A reader of their own for each test, who follows news. */
    private static Api reader(Server server) {
        var reader = new Api(server.url(), Tokens.of("muted" + people++));
        assertThat(reader.put("/api/v1/topics/news/subscription").status()).isEqualTo(204);
        return reader;
    }

    private static String name() {
        return "muted" + (people - 1);
    }

    private static void tell(Server server, String type, String to, String actor, String object) {
        server.api()
                .published("{\"type\":\"" + type + "\",\"to\":[\"" + to + "\"],\"actor\":\"" + actor
                        + "\",\"object\":{\"type\":\"post\",\"id\":\"" + object + "\"}}");
    }

    private static void mute(Api reader, String what) {
        var answer = reader.put("/api/v1/mutes?what=" + what);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private static void assertUnread(Api reader, int unread) {
        var page = reader.get("/api/v1/notifications?filter=unread&limit=100").json();
        assertThat(List.of(page.get("unread").asInt(), page.get("items").size()))
                .containsExactly(unread, unread);
    }

    @ParameterizedTest
    @EnumSource
    void aMutedKindCountsNowhereByNameAndByTopic(Databases database) {
        var server = on(database);
        var reader = reader(server);
        tell(server, "like", "user:" + name(), "ann", "1");
        tell(server, "like", "topic:news", "ann", "1");
        tell(server, "comment", "topic:news", "ann", "1");
        assertUnread(reader, 3);
        mute(reader, "type:like");
        assertUnread(reader, 1);
        tell(server, "like", "user:" + name(), "bo", "1");
        tell(server, "like", "topic:news", "bo", "1");
        tell(server, "comment", "user:" + name(), "bo", "1");
        assertUnread(reader, 2);
    }

    @ParameterizedTest
    @EnumSource
    void aMutedPersonIsMissingFromGroups(Databases database) {
        var server = on(database);
        var reader = reader(server);
        mute(reader, "person:ANN");
        tell(server, "like", "user:" + name(), "ann", "1");
        tell(server, "like", "user:" + name(), "bo", "1");
        tell(server, "like", "topic:news", "Ann", "1");
        assertUnread(reader, 1);
        assertThat(reader.get("/api/v1/notifications")
                        .json()
                        .get("items")
                        .get(0)
                        .get("actors")
                        .toString())
                .isEqualTo("[\"bo\"]");
    }

    @ParameterizedTest
    @EnumSource
    void ofAMutedPersonOnlyWhatNobodyElseDidBecomesRead(Databases database) {
        var server = on(database);
        var reader = reader(server);
        tell(server, "like", "user:" + name(), "Ann", "1");
        tell(server, "like", "user:" + name(), "ann", "2");
        tell(server, "like", "user:" + name(), "bo", "2");
        assertUnread(reader, 2);
        mute(reader, "person:ann");
        assertUnread(reader, 1);
    }

    @ParameterizedTest
    @EnumSource
    void aMutedThingIsQuietAndItsUndoBringsItBack(Databases database) {
        var server = on(database);
        var reader = reader(server);
        tell(server, "like", "user:" + name(), "ann", "1");
        tell(server, "comment", "user:" + name(), "ann", "1");
        tell(server, "comment", "topic:news", "ann", "1");
        tell(server, "comment", "user:" + name(), "ann", "2");
        mute(reader, "thing:post/1");
        assertUnread(reader, 1);
        assertThat(reader.delete("/api/v1/mutes?what=thing:post/1&undo=true").status())
                .isEqualTo(204);
        assertUnread(reader, 4);
    }

    @ParameterizedTest
    @EnumSource
    void whatCameWhileATopicWasMutedStaysOut(Databases database) {
        var server = on(database);
        var reader = reader(server);
        mute(reader, "topic:news");
        tell(server, "story", "topic:news", "ann", "1");
        assertUnread(reader, 0);
        assertThat(reader.delete("/api/v1/mutes?what=topic:news").status()).isEqualTo(204);
        assertUnread(reader, 0);
        tell(server, "story", "topic:news", "ann", "1");
        assertUnread(reader, 1);
    }

    /** The second mute begins where the first did, as nothing happened in between. */
    @ParameterizedTest
    @EnumSource
    void whatALiftedMuteReadStaysRead(Databases database) {
        var server = on(database);
        var reader = reader(server);
        tell(server, "like", "user:" + name(), "ann", "1");
        mute(reader, "type:like");
        assertThat(reader.delete("/api/v1/mutes?what=type:like").status()).isEqualTo(204);
        mute(reader, "type:like");
        assertThat(reader.delete("/api/v1/mutes?what=type:like&undo=true").status())
                .isEqualTo(204);
        assertUnread(reader, 0);
    }

    @ParameterizedTest
    @EnumSource
    void whoComesBackIntoAGroupStandsWhereTheyCame(Databases database) {
        var server = on(database);
        var reader = reader(server);
        tell(server, "like", "user:" + name(), "zed", "1");
        tell(server, "like", "user:" + name(), "ann", "1");
        mute(reader, "person:zed");
        tell(server, "like", "user:" + name(), "zed", "1");
        tell(server, "like", "user:" + name(), "bo", "1");
        assertThat(reader.delete("/api/v1/mutes?what=person:zed&undo=true").status())
                .isEqualTo(204);
        var group = reader.get("/api/v1/notifications").json().get("items").get(0);
        assertThat(group.get("actors").toString()).isEqualTo("[\"bo\",\"zed\",\"ann\"]");
        assertThat(group.get("eventCount").asInt()).isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource
    void anUndoneReadingPutsBackWhatIsMutedToo(Databases database) {
        var server = on(database);
        var reader = reader(server);
        mute(reader, "person:ann");
        tell(server, "like", "topic:news", "ann", "1");
        tell(server, "like", "topic:news", "bo", "1");
        var undo = readAll(reader);
        tell(server, "like", "topic:news", "bo", "2");
        readAll(reader);
        assertThat(reader.delete("/api/v1/notifications/readings/" + undo).status())
                .isEqualTo(204);
        assertUnread(reader, 1);
        assertThat(reader.delete("/api/v1/mutes?what=person:ann&undo=true").status())
                .isEqualTo(204);
        assertUnread(reader, 2);
    }

    private static String readAll(Api reader) {
        var upTo = reader.get("/api/v1/notifications").json().get("asOf").asLong();
        return reader.post("/api/v1/notifications/readings", "{\"upTo\":" + upTo + "}")
                .json()
                .get("undo")
                .asString();
    }

    /** It comes below what was seen of the group, so nothing of it is new. */
    @ParameterizedTest
    @EnumSource
    void whatComesBackIntoASeenGroupIsNotNew(Databases database) {
        var server = on(database);
        var reader = reader(server);
        mute(reader, "person:zed");
        tell(server, "like", "user:" + name(), "zed", "1");
        tell(server, "like", "user:" + name(), "ann", "1");
        var upTo = reader.get("/api/v1/notifications").json().get("asOf").asLong();
        reader.post("/api/v1/notifications/sightings", "{\"upTo\":" + upTo + "}");
        assertThat(reader.delete("/api/v1/mutes?what=person:zed&undo=true").status())
                .isEqualTo(204);
        var page = reader.get("/api/v1/notifications").json();
        assertThat(page.get("items").get(0).get("seen").asBoolean()).isTrue();
        assertThat(List.of(page.get("unseen").asInt(), page.get("unread").asInt()))
                .containsExactly(0, 1);
    }

    /** Its reading comes after its commit; in between another screen may have taken it back. */
    @ParameterizedTest
    @EnumSource
    void whatWasUndoneMeanwhileReadsNothing(Databases database) {
        var server = on(database);
        var reader = reader(server);
        tell(server, "like", "user:" + name(), "ann", "1");
        var muted = reader.put("/api/v1/mutes?what=type:like").json();
        assertThat(reader.delete("/api/v1/mutes?what=type:like&undo=true").status())
                .isEqualTo(204);
        var person = new Caller.Person(name(), Set.of(Role.USER), 0, new Caller.Session("test"));
        var late = new Muted(person, "type:like", muted.get("since").asLong());
        server.bean(MuteWitness.class).on(late);
        assertUnread(reader, 1);
    }

    @ParameterizedTest
    @EnumSource
    void eachScreenIsToldOfIt(Databases database) {
        var server = on(database);
        var reader = reader(server);
        try (var stream = RawStream.of(server, Tokens.of(name()), "/sse")) {
            stream.ready();
            tell(server, "like", "user:" + name(), "ann", "1");
            stream.await(block ->
                    block.event().equals("state") && block.data().get("unread").asLong() == 1);
            mute(reader, "type:like");
            stream.await(block ->
                    block.event().equals("state") && block.data().get("unread").asLong() == 0);
        }
    }
}
