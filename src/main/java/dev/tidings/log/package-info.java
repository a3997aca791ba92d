/** The log: events with gapless ids in commit order, the tail that follows them, and the bell that wakes it. */
@ApplicationModule(allowedDependencies = {"problem"})
@NullMarked
package dev.tidings.log;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
