/** The REST door for events: validation, idempotency, group commit; looking at, correcting and taking back. */
@ApplicationModule(allowedDependencies = {"log", "account", "problem", "server"})
@NullMarked
package dev.tidings.publish;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
