/** What whoever runs a node sees of it: metrics, health, backups, and logs that say no more than they should. */
@ApplicationModule(allowedDependencies = {"problem"})
@NullMarked
package dev.tidings.ops;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
