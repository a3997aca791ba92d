package dev.tidings.log;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;

/** Says in a sentence that another process has the H2 file open, instead of a stack trace. */
class DatabaseInUseAnalyzer implements FailureAnalyzer, Ordered {

    /** H2: {@code DATABASE_ALREADY_OPEN_1}. */
    private static final int ALREADY_OPEN = 90020;

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getErrorCode() == ALREADY_OPEN) {
                return new FailureAnalysis(
                        "Another process uses the same data: the H2 file is open there.",
                        "Stop it first, start in another directory, or use PostgreSQL (spring.datasource.url) to run"
                                + " several.",
                        failure);
            }
        }
        return null;
    }

    /** Before Spring Boot's own. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
