/** Notifications: what each reader has seen, read and done, and how much is left. */
@ApplicationModule(allowedDependencies = {"log", "account", "stream", "preference", "problem"})
@NullMarked
package dev.tidings.inbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
