package dev.tidings.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.support.Api;
import dev.tidings.support.Tokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.BitSet;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Somebody at another address who goes on publishing and reading, whatever the others do. */
final class Bystander implements AutoCloseable {

    private static final String ADDRESS = "127.0.0.9";
    private static final Duration APART = Duration.ofMillis(100);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);
    private static final String NOTE = "{\"type\":\"note\",\"to\":[\"user:bystander\"],\"notify\":false}";

    private final HttpClient http;
    private final HttpRequest publish;
    private final LeanStream stream;
    private final Transcript transcript = new Transcript();
    private final BitSet published = new BitSet();
    private final Thread publishing;
    private final Thread reading;
    private volatile @Nullable String failure;
    private volatile boolean stopped;

    Bystander(int port) throws IOException {
        var here = InetAddress.getByName(ADDRESS);
        http = HttpClient.newBuilder()
                .localAddress(here)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        publish = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/events"))
                .timeout(LONGEST_ANSWER)
                .header("Authorization", "Bearer tdg_demo")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(NOTE))
                .build();
        var socket = new Socket();
        socket.bind(new InetSocketAddress(here, 0));
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        stream = LeanStream.ask(socket, "/sse", Tokens.of("bystander"), transcript);
        assertThat(stream.readUntil(Transcript::isReady, Duration.ofSeconds(20)))
                .isTrue();
        reading = Thread.ofVirtual().start(this::read);
        publishing = Thread.ofVirtual().start(this::publish);
    }

    private void publish() {
        while (!stopped) {
            try {
                var answer = http.send(publish, BodyHandlers.ofString());
                if (answer.statusCode() != 201) {
                    failure = answer.statusCode() + " " + answer.body();
                    return;
                }
                var id = Api.JSON.readTree(answer.body()).get("id").asInt();
                synchronized (published) {
                    published.set(id);
                }
                LockSupport.parkNanos(APART.toNanos());
            } catch (IOException | InterruptedException e) {
                failure = "a publish got no answer: " + e;
                return;
            }
        }
    }

    private void read() {
        try {
            stream.readToEnd(Duration.ofHours(1));
        } catch (IOException e) {
            failure = "the stream broke: " + e;
        }
    }

    /** Some more rounds from here on. */
    void assertIsServed() throws Exception {
        var wanted = count() + 5;
        Waiting.until(() -> count() >= wanted || failure != null, Duration.ofSeconds(30), () -> "no answers any more");
        assertThat(failure).isNull();
    }

    private int count() {
        synchronized (published) {
            return published.cardinality();
        }
    }

    /** All that was published has come. */
    @Override
    public void close() throws Exception {
        assertIsServed();
        stopped = true;
        publishing.join();
        Waiting.until(
                () -> transcript.ids().equals(published),
                Duration.ofSeconds(20),
                () -> published + " were published, " + transcript.ids() + " came");
        stream.close();
        reading.join();
        http.close();
    }
}
