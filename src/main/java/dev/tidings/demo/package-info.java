/** Something to look at: people, topics, a key and a few posts, in the profile demo alone. */
@ApplicationModule(allowedDependencies = {"log", "account", "topic", "social"})
@NullMarked
package dev.tidings.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
