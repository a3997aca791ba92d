package dev.tidings.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/** Who is calling in this request. */
@Component
public class Callers {

    /** Asynchronous dispatches of the request find the caller here again. */
    private final SecurityContextRepository ofRequest = new RequestAttributeSecurityContextRepository();

    /** Empty where nobody is signed in. */
    public Optional<Caller> current() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication authentication
                ? Optional.of(authentication.caller())
                : Optional.empty();
    }

    /** The id of the session that the caller is signed in by; empty for all other callers. */
    Optional<String> session() {
        return current()
                .flatMap(caller ->
                        caller instanceof Caller.Person person && person.signIn() instanceof Caller.Session(var id)
                                ? Optional.of(id)
                                : Optional.empty());
    }

    void set(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new CallerAuthentication(caller));
        SecurityContextHolder.setContext(context);
        ofRequest.saveContext(context, request, response);
    }

    void setNobody(HttpServletRequest request, HttpServletResponse response) {
        var context = SecurityContextHolder.createEmptyContext();
        SecurityContextHolder.setContext(context);
        ofRequest.saveContext(context, request, response);
    }
}
