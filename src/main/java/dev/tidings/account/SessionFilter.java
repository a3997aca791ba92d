package dev.tidings.account;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.User;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Makes the user that a session remembers into a {@link Caller}, with the roles that they have now. An account that was
 * disabled in between is nobody.
 */
final class SessionFilter extends OncePerRequestFilter {

    private final People people;
    private final Callers callers;
    private final SessionCookie cookie;

    SessionFilter(People people, Callers callers, SessionCookie cookie) {
        this.people = people;
        this.callers = callers;
        this.cookie = cookie;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof User user) {
            resolve(user, request, response);
        }
        chain.doFilter(request, response);
    }

    private void resolve(User user, HttpServletRequest request, HttpServletResponse response) {
        var session = request.getSession(false);
        var person = people.find(user.getUsername()).orElse(null);
        if (session == null || person == null || !person.hasAccount() || person.disabled()) {
            callers.setNobody(request, response);
            return;
        }
        callers.set(person(person, session), request, response);
        cookie.renew(session, request, response);
    }

    private static Caller.Person person(People.Known person, HttpSession session) {
        Set<Role> roles = person.admin() ? EnumSet.of(Role.USER, Role.ADMIN) : EnumSet.of(Role.USER);
        return new Caller.Person(person.name(), Set.copyOf(roles), person.since(), new Caller.Session(session.getId()));
    }
}
