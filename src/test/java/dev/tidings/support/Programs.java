package dev.tidings.support;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Looks for the programs of this machine. Where one is missing its tests are skipped, and loudly so; with
 * {@code CI=true} they fail.
 */
public final class Programs implements ExecutionCondition {

    private static final List<String> PLACES =
            List.of("/usr/sbin", "/usr/bin", "/usr/local/sbin", "/usr/local/bin", "/opt/homebrew/bin");

    public static Optional<Path> find(String name) {
        var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.concat(PLACES.stream(), Stream.of(path.split(File.pathSeparator)))
                .map(place -> Path.of(place, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        var needs = context.getRequiredTestClass().getAnnotation(Needs.class);
        var program = find(needs.value());
        if (program.isPresent()) {
            return ConditionEvaluationResult.enabled("There is " + program.get());
        }
        var missing = "NO " + needs.value().toUpperCase(java.util.Locale.ROOT)
                + ": these tests need it. Get it by `apt-get install " + needs.value() + "`, and run them again.";
        if ("true".equals(System.getenv("CI"))) {
            throw new IllegalStateException(missing);
        }
        System.err.println("\n***** " + missing + " *****\n");
        return ConditionEvaluationResult.disabled(missing);
    }
}
