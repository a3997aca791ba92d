package dev.tidings.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ConnectException;
import java.net.SocketException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.CannotCreateTransactionException;

class DiscreetTests {

    private static final SQLException TAKEN =
            new SQLException("ERROR: duplicate key\n  Detail: Key (name)=(Ann) already exists.", "23505");

    @Test
    void aLineSaysWhatItIsAndWhatLiesBehindIt() {
        var refused = new SQLTransientConnectionException(
                "The pool is empty", "08001", new ConnectException("Connection refused"));
        assertThat(Discreet.line(new CannotCreateTransactionException("No manager for Ann", refused)))
                .isEqualTo("CannotCreateTransactionException, as of ConnectException: Connection refused");
        assertThat(Discreet.line(new SQLException("terminating connection\ndue to administrator command", "57P01")))
                .isEqualTo("SQLException 57P01: terminating connection due to administrator command");
        assertThat(Discreet.line(new NullPointerException("Cannot invoke \"Event.id()\"")))
                .isEqualTo("NullPointerException: Cannot invoke \"Event.id()\"");
    }

    @Test
    void whatARowHoldsIsNotTold() {
        assertThat(Discreet.line(new DuplicateKeyException("insert … Ann", TAKEN)))
                .isEqualTo("DuplicateKeyException, as of SQLException 23505");
        assertThat(Discreet.line(initCause(new SocketException("Failed: " + TAKEN.getMessage()))))
                .isEqualTo("SocketException, as of SQLException 23505");
        assertThat(Discreet.line(new IllegalArgumentException("“Ann” is no name")))
                .isEqualTo("IllegalArgumentException");
    }

    private static Throwable initCause(SocketException failure) {
        return failure.initCause(TAKEN);
    }

    @Test
    void aTraceHasEveryPlaceAndNoWordOfIt() {
        var failure = new IllegalStateException(new DuplicateKeyException("insert … Ann", TAKEN));
        var trace = new StringWriter();
        Discreet.trace(failure).printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString())
                .startsWith("IllegalStateException")
                .contains("Caused by: DuplicateKeyException", "Caused by: SQLException 23505")
                .contains("aTraceHasEveryPlaceAndNoWordOfIt")
                .doesNotContain("Ann");
    }
}
