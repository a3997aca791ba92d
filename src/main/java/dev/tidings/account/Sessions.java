package dev.tidings.account;

import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** Where people are signed in: rows in the database, which end 30 days after their last use. */
@Component
public class Sessions {

    /** The User-Agent at sign-in. */
    static final String DEVICE = "device";

    // Asked for late: the repository is made for the web layer, whose parts ask for this one.
    private final ObjectProvider<FindByIndexNameSessionRepository<? extends Session>> repository;
    private final People people;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    Sessions(
            ObjectProvider<FindByIndexNameSessionRepository<? extends Session>> repository,
            People people,
            ApplicationEventPublisher publisher,
            Clock clock) {
        this.repository = repository;
        this.people = people;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** An open stream is use. False where the session is over. */
    public boolean touch(String sessionId) {
        return touch(repository.getObject(), sessionId);
    }

    private <S extends Session> boolean touch(FindByIndexNameSessionRepository<S> sessions, String sessionId) {
        S session = sessions.findById(sessionId);
        if (session == null) {
            return false;
        }
        session.setLastAccessedTime(clock.instant());
        sessions.save(session);
        return true;
    }

    /** The current one first, then by last use. */
    List<SessionView> of(String name, String currentId) {
        return rows(name).stream()
                .map(session -> view(session, currentId))
                .sorted(Comparator.comparing(SessionView::current)
                        .thenComparing(SessionView::lastUsed)
                        .reversed())
                .toList();
    }

    private static SessionView view(Session session, String currentId) {
        var device = Device.of(session.getAttribute(DEVICE));
        return new SessionView(
                publicId(session.getId()),
                device.name(),
                session.getCreationTime(),
                session.getLastAccessedTime(),
                session.getId().equals(currentId),
                device.phone());
    }

    /** Without effect where this person has no such session. */
    void end(String name, String publicId) {
        rows(name).stream()
                .map(Session::getId)
                .filter(id -> publicId(id).equals(publicId))
                .forEach(this::end);
    }

    void endOthers(String name, String keptId) {
        others(name, keptId).forEach(this::end);
    }

    private void end(String id) {
        repository.getObject().deleteById(id);
        publisher.publishEvent(SignInEnded.ofSession(id, "signed-out"));
    }

    /** The one that the request came with, and its cookie. */
    void end(HttpSession session) {
        var id = session.getId();
        session.invalidate();
        publisher.publishEvent(SignInEnded.ofSession(id, "signed-out"));
    }

    void deleteAll(String name) {
        rows(name).forEach(session -> repository.getObject().deleteById(session.getId()));
    }

    void deleteOthers(String name, String keptId) {
        others(name, keptId).forEach(repository.getObject()::deleteById);
    }

    private List<String> others(String name, String keptId) {
        return rows(name).stream()
                .map(Session::getId)
                .filter(id -> !id.equals(keptId))
                .toList();
    }

    /** They are found by the name as it was registered, which is what sign-in puts into them. */
    private Collection<? extends Session> rows(String name) {
        var registered = people.nameOf(name).orElse(name);
        return repository.getObject().findByPrincipalName(registered).values().stream()
                .filter(session -> !session.isExpired())
                .toList();
    }

    /** The id in the cookie is a secret, so a page shows this one. */
    static String publicId(String id) {
        return Digest.of(id).substring(0, 16);
    }
}
