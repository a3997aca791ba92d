package dev.tidings.ops;

import dev.tidings.problem.Complaint;
import dev.tidings.problem.DatabaseAway;
import dev.tidings.problem.Discreet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.task.ThreadPoolTaskSchedulerCustomizer;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.stereotype.Component;

/** A job that fails is run again at its next time. */
@Component
class Schedules implements ThreadPoolTaskSchedulerCustomizer {

    private static final Logger log = LoggerFactory.getLogger(Schedules.class);
    private static final Complaint AWAY = new Complaint(log, "A job waits for the database");

    @Override
    public void customize(ThreadPoolTaskScheduler scheduler) {
        scheduler.setErrorHandler(Schedules::failed);
    }

    private static void failed(Throwable failure) {
        if (DatabaseAway.is(failure)) {
            AWAY.about(failure);
        } else {
            log.error("A job failed; it is run again at its next time", Discreet.trace(failure));
        }
    }
}
