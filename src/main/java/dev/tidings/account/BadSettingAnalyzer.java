package dev.tidings.account;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;

/** Says in a sentence why the application does not start, instead of a stack trace. */
class BadSettingAnalyzer extends AbstractFailureAnalyzer<BadSetting> implements Ordered {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, BadSetting cause) {
        return new FailureAnalysis(cause.getMessage(), cause.remedy(), cause);
    }

    /** Before Spring Boot's own, which would show the binding instead of the sentence. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
