package dev.tidings.load;

import dev.tidings.support.Api;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** Publishes all that can be published: to people, a topic and everyone; one by one and in batches; corrected, taken back. */
final class Chatter implements Runnable {

    private static final int RECENT = 200;

    private final Api api;
    private final int people;
    private final Duration apart;
    private final Random random;
    private final BooleanSupplier goesOn;
    private final List<Long> recent = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private final AtomicInteger done = new AtomicInteger();

    Chatter(Api api, int people, Duration apart, Random random, BooleanSupplier goesOn) {
        this.api = api;
        this.people = people;
        this.apart = apart;
        this.random = random;
        this.goesOn = goesOn;
    }

    @Override
    public void run() {
        for (var due = System.nanoTime(); goesOn.getAsBoolean(); due += apart.toNanos()) {
            LockSupport.parkNanos(due - System.nanoTime());
            try {
                say();
                done.incrementAndGet();
            } catch (RuntimeException e) {
                failures.add(e.toString());
            }
        }
    }

    private void say() {
        switch (random.nextInt(20)) {
            case 0 -> expect(204, api.delete("/api/v1/events/" + recent()));
            case 1 -> correct();
            case 2, 3, 4, 5, 6 -> {
                var events = IntStream.range(0, random.nextInt(2, 9))
                        .mapToObj(i -> event())
                        .toList();
                var answer = api.post("/api/v1/events/batch", "{\"events\":[" + String.join(",", events) + "]}");
                expect(201, answer);
                answer.json().get("ids").forEach(id -> remember(id.asLong()));
            }
            default -> {
                var answer = api.publish(event());
                expect(201, answer);
                remember(answer.json().get("id").asLong());
            }
        }
    }

    /** 409: it was taken back before. */
    private void correct() {
        var answer = api.patch("/api/v1/events/" + recent(), "{\"text\":\"" + text() + "\"}");
        if (answer.status() != 409) {
            expect(200, answer);
        }
    }

    private void expect(int status, Api.Answer answer) {
        if (answer.status() != status) {
            throw new IllegalStateException(answer.status() + " " + answer.body());
        }
    }

    private long recent() {
        while (recent.isEmpty()) {
            remember(api.published(event()));
        }
        return recent.get(random.nextInt(recent.size()));
    }

    private void remember(long id) {
        recent.add(id);
        if (recent.size() > RECENT) {
            recent.removeFirst();
        }
    }

    private String event() {
        return "{\"type\":\"tick\",\"to\":[" + to() + "],\"notify\":" + (random.nextInt(4) == 0) + ",\"text\":\""
                + text() + "\"}";
    }

    private String to() {
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> "\"everyone\"";
            case 3, 4 -> "\"topic:news\"";
            case 5 -> "\"" + person() + "\",\"topic:news\"";
            default -> "\"" + person() + "\"";
        };
    }

    private String person() {
        return "user:" + SoakIT.person(random.nextInt(people));
    }

    private String text() {
        return "x".repeat(random.nextInt(3_000));
    }

    List<String> failures() {
        return failures;
    }

    int done() {
        return done.get();
    }
}
