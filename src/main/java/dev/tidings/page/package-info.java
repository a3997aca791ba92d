/** What every page has in common: its frame, how people and times are shown, and what a person sees of a failure. */
@ApplicationModule(allowedDependencies = {"log", "account", "topic", "inbox", "preference", "problem"})
@NullMarked
package dev.tidings.page;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
