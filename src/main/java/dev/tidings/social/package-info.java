/** Posts, comments and likes: each is saved together with the event that tells of it. */
@ApplicationModule(allowedDependencies = {"log", "account", "topic", "problem", "page", "preference"})
@NullMarked
package dev.tidings.social;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
