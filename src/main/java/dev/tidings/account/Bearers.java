package dev.tidings.account;

import dev.tidings.problem.Problem;
import dev.tidings.problem.ProblemType;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who has an API key or a token. */
@Component
class Bearers {

    private final ApiKeys keys;
    private final KeyLimits limits;
    private final KeyUse use;
    private final Tokens tokens;
    private final People people;

    Bearers(ApiKeys keys, KeyLimits limits, KeyUse use, Tokens tokens, People people) {
        this.keys = keys;
        this.limits = limits;
        this.use = use;
        this.tokens = tokens;
        this.people = people;
    }

    /** @throws Problem 401, or 429 where a key is used too often */
    Caller of(String credentials) {
        return isKey(credentials) ? service(credentials) : person(credentials);
    }

    static boolean isKey(String credentials) {
        return credentials.startsWith(ApiKeys.PREFIX);
    }

    private Caller.Service service(String secret) {
        var service = keys.caller(secret)
                .orElseThrow(() ->
                        Problem.of(ProblemType.UNAUTHENTICATED, "The API key is refused: it is unknown or revoked."));
        use.note(service.keyId());
        limits.take(service);
        return service;
    }

    /** A token gives nobody more than a user's rights, whosever name it has. */
    Caller.Person person(String token) {
        var claims = tokens.verify(token);
        var person = people.arrive(claims.name());
        if (person.disabled()) {
            throw Problem.of(ProblemType.UNAUTHENTICATED, "The account “" + person.name() + "” is disabled.");
        }
        return new Caller.Person(
                person.name(),
                Set.of(Role.USER),
                person.since(),
                new Caller.Token(claims.expiresAt(), claims.topics()));
    }
}
