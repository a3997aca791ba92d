/** Topics: who may read them, who follows them since when, and the stories that were told there. */
@ApplicationModule(allowedDependencies = {"log", "account", "problem"})
@NullMarked
package dev.tidings.topic;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
