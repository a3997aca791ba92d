package dev.tidings.load;

import dev.tidings.support.Tokens;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Many people with one stream each, read as it comes. */
final class Crowd implements AutoCloseable {

    private static final Duration LONG = Duration.ofHours(1);

    private final List<Member> members;

    /** One of them. */
    static final class Member {

        private final String name;
        private final String token;
        private final Transcript transcript = new Transcript();
        private volatile @Nullable LeanStream stream;
        private volatile @Nullable Thread reading;
        private volatile String refusal = "";

        private Member(String name) {
            this.name = name;
            this.token = Tokens.of(name);
        }

        String name() {
            return name;
        }

        String token() {
            return token;
        }

        Transcript transcript() {
            return transcript;
        }

        /** Why the last connect got no stream; empty if it did. */
        String refusal() {
            return refusal;
        }

        /** The stream that was opened last has ended. */
        boolean hasEnded() {
            var thread = reading;
            return thread != null && !thread.isAlive();
        }

        /** With the last chunk of the response, and not with the connection. */
        boolean endedAsItShould() {
            var ended = stream;
            return ended != null && ended.isOver();
        }

        private void connect(int port, Semaphore handshakes) {
            refusal = "";
            reading = Thread.ofVirtual().start(() -> read(port, handshakes));
        }

        private void read(int port, Semaphore handshakes) {
            handshakes.acquireUninterruptibly();
            var shaking = true;
            try (var opened = LeanStream.open(port, "/sse", token, transcript)) {
                stream = opened;
                var isReady = opened.readUntil(Transcript::isReady, Duration.ofMinutes(5));
                refusal = isReady ? "" : "status " + opened.status();
                handshakes.release();
                shaking = false;
                opened.readToEnd(LONG);
            } catch (IOException e) {
                // Once there was a stream, this is its end.
                refusal = shaking ? e.toString() : "";
            } finally {
                if (shaking) {
                    handshakes.release();
                }
            }
        }

        private void cut() {
            var open = stream;
            try {
                if (open != null) {
                    open.close();
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    private Crowd(List<Member> members) {
        this.members = members;
    }

    static Crowd of(int size, String prefix) {
        return new Crowd(
                IntStream.range(0, size).mapToObj(i -> new Member(prefix + i)).toList());
    }

    List<Member> members() {
        return members;
    }

    /** Each goes on from its cursor. @param atOnce handshakes under way at the same time */
    void connect(int port, int atOnce) {
        var handshakes = new Semaphore(atOnce);
        members.forEach(member -> member.connect(port, handshakes));
    }

    void awaitAll(String what, Predicate<Member> condition, Duration time) throws Exception {
        Waiting.until(() -> count(condition) == members.size(), time, () -> {
            var missing = members.stream().filter(condition.negate()).toList();
            var one = missing.isEmpty() ? "" : missing.getFirst().name + " " + missing.getFirst().refusal;
            return what + ": not for " + missing.size() + ", such as " + one;
        });
    }

    long count(Predicate<Member> condition) {
        return members.stream().filter(condition).count();
    }

    List<String> refusals() {
        return members.stream()
                .map(Member::refusal)
                .filter(refusal -> !refusal.isEmpty())
                .toList();
    }

    /** Closes every socket. */
    void cut() {
        members.forEach(Member::cut);
    }

    @Override
    public void close() {
        cut();
    }
}
