package dev.tidings.problem;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.EOFException;
import org.junit.jupiter.api.Test;

class ComplaintTests {

    private final ListAppender<ILoggingEvent> said = new ListAppender<>();

    @Test
    void whatHappensAgainAtOnceIsCountedAndSaidLater() {
        var logger = new LoggerContext().getLogger("test");
        logger.addAppender(said);
        said.start();
        var complaint = new Complaint(logger, "Nobody answers");
        var failure = new EOFException("Away");

        var times = 0;
        while (said.list.size() < 2) {
            complaint.about(failure);
            times++;
        }

        assertThat(said.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "Nobody answers: EOFException: Away",
                        "Nobody answers (and " + (times - 2) + " more): EOFException: Away");
    }
}
