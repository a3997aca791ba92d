package dev.tidings.account;

import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Whether a sign-in still stands, asked of the database: for who checked it a moment ago and is about to rely on it. */
@Component
public class SignIns {

    private final JdbcTemplate jdbc;

    SignIns(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public boolean stands(Caller caller) {
        return switch (caller) {
            case Caller.Service service ->
                has("select count(*) from api_key where id = ? and revoked_at is null", service.keyId());
            case Caller.Person person -> !isDisabled(person) && isSignedIn(person);
        };
    }

    private boolean isDisabled(Caller.Person person) {
        return has("select count(*) from account where id = ? and disabled", person.key());
    }

    private boolean isSignedIn(Caller.Person person) {
        return switch (person.signIn()) {
            case Caller.Session(var id) -> has("select count(*) from spring_session where session_id = ?", id);
            case Caller.Token token -> true;
        };
    }

    private boolean has(String sql, Object id) {
        return Optional.ofNullable(jdbc.queryForObject(sql, Long.class, id)).orElse(0L) > 0;
    }
}
