package dev.tidings.problem;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/** Tells the failures that go away by themselves, when the database is back, from mistakes of ours. */
public final class DatabaseAway {

    /** SQLSTATE classes that speak of connections and servers (PostgreSQL's manual, appendix A). */
    static final Set<String> OF_SERVERS = Set.of("08", "53", "57", "58");

    private DatabaseAway() {}

    /** Somewhere in what led to this failure the database did not answer. */
    public static boolean is(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataAccessResourceFailureException
                    || cause instanceof TransientDataAccessException
                    || cause instanceof TransactionException
                    || cause instanceof SQLTransientException
                    || (cause instanceof SQLException sql && isOfServer(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    /** A closed connection of the pool says nothing. */
    private static boolean isOfServer(@Nullable String state) {
        return state == null || OF_SERVERS.stream().anyMatch(state::startsWith);
    }

    /** 503. */
    public static Problem problem() {
        return Problem.later(
                ProblemType.UNAVAILABLE,
                Duration.ofSeconds(2),
                "The database does not answer at the moment. Try again in a few seconds.");
    }
}
