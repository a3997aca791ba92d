package dev.tidings.server;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

class BadProxyAnalyzer extends AbstractFailureAnalyzer<BadProxy> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, BadProxy cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Give addresses like 10.0.0.7 or ::1, or networks like 10.0.0.0/8 or fd00::/8, with commas between.",
                cause);
    }
}
