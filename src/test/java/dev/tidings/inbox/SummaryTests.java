package dev.tidings.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tidings.inbox.Summary.Line;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SummaryTests {

    private static final Instant LEFT = Instant.parse("2026-11-19T18:20:00Z");

    private static Notification of(long id, String type, String to, int events, String priority) {
        return new Notification(
                Long.toString(id),
                type,
                List.of("ann"),
                events,
                null,
                type + " " + id,
                null,
                null,
                priority,
                to,
                false,
                false,
                false,
                LEFT,
                LEFT,
                id,
                events,
                Reason.NAME,
                false);
    }

    private static List<Notification> some() {
        return List.of(
                of(9, "like", "user:bob", 4, "normal"),
                of(8, "story", "topic:news", 1, "normal"),
                of(7, "reply", "user:bob", 1, "normal"),
                of(6, "story", "topic:news", 1, "high"),
                of(5, "note", "everyone", 1, "normal"),
                of(4, "mention", "user:bob", 2, "normal"));
    }

    @Test
    void mentionsAndRepliesComeFirstThenTheLargest() {
        assertThat(Summary.of(LEFT, some(), false).lines())
                .extracting(line -> line.latest().type(), Line::topic, Line::count)
                .containsExactly(
                        tuple("mention", null, 2),
                        tuple("reply", null, 1),
                        tuple("like", null, 4),
                        tuple("story", "news", 2),
                        tuple("note", null, 1));
    }

    @Test
    void aTopicIsOneLineThatSaysWhetherOneOfItIsUrgent() {
        var news = Summary.of(LEFT, some(), false).lines().get(3);
        assertThat(news.high()).isTrue();
        assertThat(news.latest().id()).isEqualTo("8");
    }

    @Test
    void countsAllThatItLeavesOut() {
        var many = IntStream.rangeClosed(1, 30)
                .mapToObj(id -> of(31 - id, "like", "user:bob", 2, "low"))
                .toList();
        var summary = Summary.of(LEFT, many, false);
        assertThat(summary.lines()).hasSize(Summary.LINES_MOST);
        assertThat(summary.events()).isEqualTo(60);
        assertThat(summary.unread()).hasSize(30);
        assertThat(summary.upTo()).isEqualTo(30);
    }

    @Test
    void whatCameAfterItWasShownIsNotMarked() {
        assertThat(Summary.of(LEFT, some(), false).idsUpTo(6)).containsExactly(6L, 5L, 4L);
    }
}
