/** Streams: each is a cursor, and delivery is everything after it that is addressed to its reader. */
@ApplicationModule(allowedDependencies = {"log", "account", "problem"})
@NullMarked
package dev.tidings.stream;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
