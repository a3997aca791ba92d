package dev.tidings.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class ComplaintTests {

    @Test
    void whatHappensAgainAtOnceIsCounted(CapturedOutput output) {
        var complaint = new Complaint(LoggerFactory.getLogger(ComplaintTests.class), "Nobody answers");
        var failure = new IllegalStateException("Away");
        complaint.about(failure);
        for (int i = 0; i < 1_000; i++) {
            complaint.about(failure);
        }
        assertThat(output.getAll().lines().filter(line -> line.contains("Nobody answers")))
                .first()
                .asString()
                .endsWith("Nobody answers: IllegalStateException: Away");

        var said = said(output);
        var more = 0;
        while (said(output) == said) {
            complaint.about(failure);
            more++;
        }
        assertThat(more).isPositive();
        assertThat(output.getAll()).containsPattern("Nobody answers \\(and \\d{4,} more\\): IllegalStateException");
    }

    private static long said(CapturedOutput output) {
        return output.getAll()
                .lines()
                .filter(line -> line.contains("Nobody answers"))
                .count();
    }
}
