/** Preferences: what a reader mutes, what reaches them how, and when they want quiet. */
@ApplicationModule(allowedDependencies = {"log", "account", "topic", "problem"})
@NullMarked
package dev.tidings.preference;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
