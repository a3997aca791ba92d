package dev.tidings.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.log.Address;
import dev.tidings.log.Content;
import dev.tidings.log.EventLog;
import dev.tidings.log.NewEvent;
import dev.tidings.support.Databases;
import dev.tidings.support.RawStream;
import dev.tidings.support.Server;
import dev.tidings.support.Tokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Many writers, and many streams that connect, drop and resume at random: each stream's record must equal the log, in
 * order, without a hole or a double.
 */
class RaceTests {

    private static final int WRITERS = 8;
    private static final int WRITES = 150;
    private static final int READERS = 16;

    @ParameterizedTest
    @EnumSource
    void eachStreamsRecordEqualsTheLog(Databases database) throws Exception {
        var seed = Long.getLong("tidings.seed", System.nanoTime());
        System.out.println("Race on " + database + ", seed " + seed + " (-Dtidings.seed=" + seed + " runs it again)");
        try (var server = Server.on(database.fresh(), "spring.datasource.username=" + database.user());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writing = new CountDownLatch(WRITERS);
            var readers = new ArrayList<Reader>();
            var running = new ArrayList<Future<?>>();
            for (int i = 0; i < READERS; i++) {
                var reader = new Reader(server, "r" + i, new Random(seed + i));
                readers.add(reader);
                running.add(threads.submit(() -> reader.run(writing)));
            }
            readers.forEach(Reader::awaitStart);
            for (int i = 0; i < WRITERS; i++) {
                var random = new Random(seed * 31 + i);
                running.add(threads.submit(() -> {
                    try {
                        write(server, random);
                    } finally {
                        writing.countDown();
                    }
                }));
            }
            assertThat(writing.await(120, TimeUnit.SECONDS)).isTrue();
            for (var each : running) {
                each.get(60, TimeUnit.SECONDS);
            }
            var last = server.api().published("{\"type\":\"end\",\"to\":[\"everyone\"]}");
            var jdbc = server.bean(JdbcTemplate.class);
            for (var reader : readers) {
                reader.finish(last);
                var expected = jdbc.queryForList(
                        "select distinct event_id from delivery where channel in ('everyone', ?, 'role:USER')"
                                + " and event_id > ? order by event_id",
                        Long.class,
                        "user:" + reader.name,
                        reader.start);
                assertThat(reader.record).as(reader.name + ", seed " + seed).containsExactlyElementsOf(expected);
            }
            assertThat(jdbc.queryForObject("select count(*) from event", Long.class))
                    .isEqualTo(last);
            System.out.println(last + " events, "
                    + readers.stream().mapToInt(r -> r.connects).sum() + " connects");
        }
    }

    /** Single events, batches, and rooms that append in transactions of their own and sometimes roll back. */
    private static void write(Server server, Random random) {
        var api = server.api();
        var log = server.bean(EventLog.class);
        var transaction = server.bean(TransactionTemplate.class);
        for (int i = 0; i < WRITES; i++) {
            switch (random.nextInt(4)) {
                case 0 -> {
                    var events = new ArrayList<String>();
                    for (int n = 1 + random.nextInt(20); n > 0; n--) {
                        events.add(event(random));
                    }
                    assertThat(api.post("/api/v1/events/batch", "{\"events\":[" + String.join(",", events) + "]}")
                                    .status())
                            .isEqualTo(201);
                }
                case 1 ->
                    transaction.executeWithoutResult(status -> {
                        log.append(new NewEvent(
                                "room",
                                List.of(to(random)),
                                null,
                                null,
                                Content.NONE,
                                random.nextBoolean(),
                                "room:test"));
                        if (random.nextInt(3) == 0) {
                            status.setRollbackOnly();
                        }
                    });
                default -> api.published(event(random));
            }
        }
    }

    private static String event(Random random) {
        return "{\"type\":\"tick\",\"to\":[\"" + to(random) + "\"],\"notify\":" + random.nextBoolean() + "}";
    }

    private static Address to(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> Address.EVERYONE;
            case 1 -> Address.role("USER");
            default -> Address.user("r" + random.nextInt(READERS));
        };
    }

    /** One who reads on, whatever happens to the connection. */
    private static final class Reader {

        private final Server server;
        private final String name;
        private final Random random;
        private final List<Long> record = new ArrayList<>();
        private final CountDownLatch started = new CountDownLatch(1);
        private final CountDownLatch stopped = new CountDownLatch(1);
        private String cursor = "";
        private long start;
        private int connects;

        Reader(Server server, String name, Random random) {
            this.server = server;
            this.name = name;
            this.random = random;
        }

        void run(CountDownLatch writing) {
            try {
                while (writing.getCount() > 0) {
                    read(stream -> LockSupport.parkNanos(
                            random.nextLong(Duration.ofMillis(400).toNanos())));
                    if (random.nextInt(3) == 0) {
                        LockSupport.parkNanos(
                                random.nextLong(Duration.ofMillis(300).toNanos()));
                    }
                }
            } finally {
                stopped.countDown();
            }
        }

        private void read(java.util.function.Consumer<RawStream> whileOpen) {
            connects++;
            var headers = cursor.isEmpty() ? new String[0] : new String[] {"Last-Event-ID: " + cursor};
            var stream = RawStream.of(server, Tokens.of(name), "/sse", headers);
            try (stream) {
                var ready = stream.ready();
                if (cursor.isEmpty()) {
                    start = ready.data().get("after").asLong();
                    started.countDown();
                } else {
                    assertThat(ready.data().get("catchUp").asString()).isEqualTo("resumed");
                }
                whileOpen.accept(stream);
            }
            stream.awaitEnd();
            record.addAll(stream.ids());
            cursor = stream.lastEventId();
        }

        void awaitStart() {
            try {
                assertThat(started.await(60, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Reads until the last event has come. */
        void finish(long last) throws InterruptedException {
            assertThat(stopped.await(60, TimeUnit.SECONDS)).isTrue();
            if (record.isEmpty() || record.getLast() < last) {
                read(stream -> stream.await(
                        block -> block.isLogged() && block.field("id").equals(Long.toString(last))));
            }
        }
    }
}
