package dev.tidings.problem;

import java.io.EOFException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A failure as it may stand in a log. A database puts what a row holds into its messages (“Key (name)=(…) already
 * exists”), and a parser what it could not read: so a message is told only where its kind never quotes anybody.
 */
public final class Discreet extends Exception {

    private static final long serialVersionUID = 1;

    private static final int DEPTH = 20;

    private static final List<Class<? extends Throwable>> NEVER_QUOTING = List.of(
            NullPointerException.class,
            ClassCastException.class,
            IndexOutOfBoundsException.class,
            InterruptedException.class,
            VirtualMachineError.class,
            LinkageError.class,
            SocketException.class,
            SocketTimeoutException.class,
            UnknownHostException.class,
            EOFException.class,
            SQLTransientConnectionException.class,
            SQLNonTransientConnectionException.class);

    private Discreet(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** For a stack trace. */
    public static Throwable trace(Throwable failure) {
        return trace(failure, DEPTH);
    }

    private static Throwable trace(Throwable failure, int depth) {
        var cause = failure.getCause();
        var copy = new Discreet(told(failure), cause == null || depth == 0 ? null : trace(cause, depth - 1));
        copy.setStackTrace(failure.getStackTrace());
        return copy;
    }

    /** For one line: what it is, and what lies behind it. */
    public static String line(Throwable failure) {
        var root = root(failure);
        return root == failure ? told(failure) : told(failure) + ", as of " + told(root);
    }

    private static Throwable root(Throwable failure) {
        var root = failure;
        for (int i = 0; i < DEPTH && root.getCause() != null; i++) {
            root = root.getCause();
        }
        return root;
    }

    private static String told(Throwable failure) {
        var kind = failure.getClass().getSimpleName();
        var named = failure instanceof SQLException sql && sql.getSQLState() != null
                ? kind + " " + sql.getSQLState()
                : kind;
        var message = failure.getMessage();
        return message == null || !mayBeTold(failure) ? named : named + ": " + message.replaceAll("\\s+", " ");
    }

    private static boolean mayBeTold(Throwable failure) {
        if (failure instanceof SQLException sql && sql.getSQLState() != null) {
            return DatabaseAway.OF_SERVERS.contains(sql.getSQLState().substring(0, 2));
        }
        return NEVER_QUOTING.stream().anyMatch(kind -> kind.isInstance(failure)) && !repeatsItsCause(failure);
    }

    /** Many who pass a failure on put its message into theirs. */
    private static boolean repeatsItsCause(Throwable failure) {
        var cause = failure.getCause();
        return cause != null && !mayBeTold(cause);
    }

    @Override
    public String toString() {
        return String.valueOf(getMessage());
    }
}
