package dev.tidings.stream;

import dev.tidings.account.Audiences;
import dev.tidings.account.Caller;
import dev.tidings.account.RightsChanged;
import dev.tidings.account.Sessions;
import dev.tidings.account.SignInEnded;
import dev.tidings.account.SignIns;
import dev.tidings.log.Event;
import dev.tidings.log.LogListener;
import dev.tidings.log.LogTail;
import dev.tidings.problem.Complaint;
import dev.tidings.problem.Discreet;
import dev.tidings.problem.Problem;
import dev.tidings.problem.ProblemType;
import jakarta.servlet.ServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** All open streams of this node: finds those that an event is for, and ends those that may not go on. */
@Component
@Order(0)
public class Streams implements LogListener, SmartLifecycle, DisposableBean {

    private static final Duration TICK = Duration.ofMillis(500);
    private static final Duration DRAIN = Duration.ofSeconds(1);
    private static final Logger log = LoggerFactory.getLogger(Streams.class);
    private static final Complaint UNEXPECTED = new Complaint(log, "Work for a stream failed");

    private final LogTail tail;
    private final Audiences audiences;
    private final StreamSettings settings;
    private final Sessions sessions;
    private final SignIns signIns;
    private final Clock clock;
    private final StreamMetrics metrics;
    private final DeadPeers deadPeers = new DeadPeers();
    private final Sweeper sweeper = new Sweeper();
    private final Recent recent;
    private final Changes changes;
    private final ExecutorService executor = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("stream-", 0).factory());

    private final Set<Subscriber> all = ConcurrentHashMap.newKeySet();
    private final Map<String, Set<Subscriber>> byCaller = new ConcurrentHashMap<>();
    private final Listeners listeners = new Listeners();
    private volatile boolean running;

    Streams(
            LogTail tail,
            Audiences audiences,
            StreamSettings settings,
            Sessions sessions,
            SignIns signIns,
            Clock clock,
            Replay replay,
            Changes changes,
            StreamMetrics metrics) {
        this.changes = changes;
        this.tail = tail;
        this.recent = replay.recent();
        this.audiences = audiences;
        this.settings = settings;
        this.sessions = sessions;
        this.signIns = signIns;
        this.clock = clock;
        this.metrics = metrics;
        metrics.open(all::size);
    }

    /** @throws Problem 429 if its caller has too many open streams; those of clients that are gone are let go first */
    void register(Subscriber subscriber) {
        if (!admit(subscriber)) {
            letGoOfDead(subscriber.caller());
            if (!admit(subscriber)) {
                throw Problem.later(
                        ProblemType.TOO_MANY_STREAMS,
                        Duration.ofSeconds(30),
                        "You have " + settings.maxPerCaller() + " open streams, which is the most. Close one of them"
                                + " first; one stream can carry many topics.");
            }
        }
        // First this: from then on whoever changes its rights may find it.
        listeners.add(subscriber, subscriber.grants());
        all.add(subscriber);
    }

    private boolean admit(Subscriber subscriber) {
        var theirs = byCaller.compute(subscriber.caller().id(), (id, known) -> {
            var streams = known == null ? ConcurrentHashMap.<Subscriber>newKeySet(2) : known;
            if (streams.size() < settings.maxPerCaller()) {
                streams.add(subscriber);
            }
            return streams;
        });
        return theirs.contains(subscriber);
    }

    private void letGoOfDead(Caller caller) {
        var dead = deadPeers.now();
        for (var stream : byCaller.getOrDefault(caller.id(), Set.of())) {
            if (stream.connection().peer().filter(dead::contains).isPresent()) {
                stream.cut(Subscriber.DEAD);
            } else {
                stream.beat();
            }
        }
    }

    /** What ended or changed between the request's own check and the registration passed this stream by. */
    void judgeAgain(Subscriber subscriber, ServletRequest request) {
        if (!changes.anySince(request)) {
            return;
        }
        try {
            if (!signIns.stands(subscriber.caller())) {
                subscriber.end("revoked");
            }
            judge(subscriber);
        } catch (RuntimeException e) {
            subscriber.gone();
            throw e;
        }
    }

    private static @Nullable Set<Subscriber> without(Set<Subscriber> streams, Subscriber subscriber) {
        streams.remove(subscriber);
        return streams.isEmpty() ? null : streams;
    }

    void gone(Subscriber subscriber, String reason) {
        if (all.remove(subscriber)) {
            byCaller.computeIfPresent(subscriber.caller().id(), (id, theirs) -> without(theirs, subscriber));
            listeners.remove(subscriber, subscriber.grants().channels());
            metrics.ended(reason);
        }
    }

    void warn(Subscriber subscriber, String why) {
        log.warn("A stream of {} is cut off: {}", subscriber.caller().id(), why);
    }

    void delivered(int events, @Nullable Instant oldest) {
        metrics.delivered(events, oldest == null ? null : Duration.between(oldest, now()));
    }

    @Override
    public void arrived(List<Event> events) {
        var frames = events.stream().map(Frames::new).toList();
        frames.forEach(recent::add);
        listeners.offer(frames, sweeper::execute);
    }

    @Override
    public void lost() {
        recent.clear();
        all.forEach(Subscriber::lookAgain);
    }

    /** Tells the streams of a reader that have these rights what changed. */
    public void push(Caller.Person reader, ReaderState change) {
        streamsOf(reader.key()).stream()
                .filter(subscriber -> subscriber.caller() instanceof Caller.Person person && sameRights(person, reader))
                .forEach(subscriber -> subscriber.offer(change));
    }

    /** The people of this name who have open streams: one for each set of rights. */
    public List<Caller.Person> readers(String readerKey) {
        var different = new ArrayList<Caller.Person>();
        people(streamsOf(readerKey).stream())
                .filter(person -> different.stream().noneMatch(other -> sameRights(person, other)))
                .forEachOrdered(different::add);
        return different;
    }

    /** Whether another sign-in of the same person, that may read more or less, has a stream open. */
    public boolean hasOther(Caller.Person reader) {
        return readers(reader.key()).stream().anyMatch(other -> !sameRights(reader, other));
    }

    /** A token may read less than its person's sessions do. */
    private static boolean sameRights(Caller.Person one, Caller.Person other) {
        return one.roles().equals(other.roles()) && Objects.equals(topics(one), topics(other));
    }

    private static @Nullable Set<String> topics(Caller.Person person) {
        return person.signIn() instanceof Caller.Token token ? token.topics() : null;
    }

    /** The different people who hear one of these channels at this moment. */
    public Set<String> readers(Collection<String> channels) {
        return people(listeners.of(channels)).map(Caller.Person::key).collect(Collectors.toSet());
    }

    public long connected(Collection<String> channels) {
        return readers(channels).size();
    }

    private static Stream<Caller.Person> people(Stream<Subscriber> subscribers) {
        return subscribers
                .map(Subscriber::caller)
                .filter(Caller.Person.class::isInstance)
                .map(Caller.Person.class::cast);
    }

    Set<Subscriber> streamsOf(String readerKey) {
        return byCaller.getOrDefault("account:" + readerKey, Set.of());
    }

    @EventListener
    void on(SignInEnded ended) {
        changes.happened();
        all.stream()
                .filter(subscriber -> ended.whose().test(subscriber.caller()))
                .forEach(subscriber -> subscriber.end(ended.reason()));
    }

    @EventListener
    void on(RightsChanged changed) {
        changes.happened();
        for (var subscriber : all) {
            if (changed.person() == null || isOf(subscriber.caller(), changed.person())) {
                judgeAnew(subscriber);
            }
        }
    }

    private static boolean isOf(Caller caller, String personKey) {
        return caller instanceof Caller.Person person && person.key().equals(personKey);
    }

    /**
     * One at a time for each stream, so that the latest judgement stands. Where it cannot be judged, the stream ends: it
     * is judged when it comes back.
     */
    private void judgeAnew(Subscriber subscriber) {
        try {
            judge(subscriber);
        } catch (RuntimeException e) {
            warn(subscriber, "its rights cannot be judged: " + e.getClass().getSimpleName());
            subscriber.cut(Delivery.FAILED);
        }
    }

    private void judge(Subscriber subscriber) {
        synchronized (subscriber.subscription()) {
            judgeAlone(subscriber);
        }
    }

    private void judgeAlone(Subscriber subscriber) {
        var subscription = subscriber.subscription();
        var now = audiences.still(subscription.caller(), subscription.topics(), subscription.also());
        if (!now.equals(subscriber.grants())) {
            listeners.change(subscriber, now);
        }
        if (!all.contains(subscriber)) {
            listeners.remove(subscriber, now.channels());
        }
    }

    /** On a thread of its own: heartbeats and ends wait for nobody. */
    private void tick() {
        while (running) {
            var now = now();
            for (var subscriber : all) {
                try {
                    subscriber.tick(now);
                } catch (RuntimeException e) {
                    log.error(
                            "A tick of a stream of {} failed",
                            subscriber.caller().id(),
                            Discreet.trace(e));
                }
            }
            LockSupport.parkNanos(TICK.toNanos());
        }
    }

    boolean holds(Subscriber subscriber) {
        return all.contains(subscriber);
    }

    /** Spread out, as many streams open in one moment. */
    static Duration touchAfter() {
        return Duration.ofMinutes(ThreadLocalRandom.current().nextLong(15, 45));
    }

    /** An open stream is use of its session; where the session is over all the same, so is the stream. */
    void touch(Subscriber subscriber) {
        if (subscriber.caller() instanceof Caller.Person(var name, var roles, var since, Caller.Session(var id))) {
            run(() -> {
                if (!sessions.touch(id)) {
                    subscriber.end("expired");
                }
            });
        }
    }

    /** On the sweeper's thread, which nothing may hold up. */
    void sweep(Runnable turn) {
        sweeper.execute(turn);
    }

    /** On a thread of its own. */
    void run(Runnable work) {
        executor.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                UNEXPECTED.about(e);
            }
        });
    }

    long position() {
        return tail.position();
    }

    long announced() {
        return tail.announced();
    }

    Instant now() {
        return clock.instant();
    }

    /** Spread out, so that streams of one moment do not end in one moment. */
    Duration maxAge() {
        var most = settings.maxAge().toMillis();
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
    }

    Duration writeTimeout() {
        return settings.writeTimeout();
    }

    Duration beat() {
        var most = settings.heartbeat().toMillis();
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most * 3 / 4, most + 1));
    }

    boolean isDraining() {
        return !running;
    }

    @Override
    public void start() {
        running = true;
        sweeper.start();
        Thread.ofPlatform().name("stream-tick").daemon().start(this::tick);
    }

    /** Before the web server stops: every stream gets its goodbye, and who does not read it is cut off. */
    @Override
    public void stop() {
        running = false;
        all.forEach(subscriber -> subscriber.end("shutdown"));
        var deadline = System.nanoTime() + DRAIN.toNanos();
        while (!all.isEmpty() && System.nanoTime() < deadline) {
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        // Whose goodbye is written ends as it should while the web server stops: on a busy machine that takes a while.
        all.stream().filter(subscriber -> !subscriber.isEnding()).forEach(late -> late.cut(Subscriber.UNREAD_GOODBYE));
    }

    /** After the web server: who came late was still told goodbye. */
    @Override
    public void destroy() {
        sweeper.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
