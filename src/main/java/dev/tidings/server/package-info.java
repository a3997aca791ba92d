/** How HTTP comes in: connections and their limits, proxies, and what is refused before Spring sees it. */
@ApplicationModule(allowedDependencies = {"problem"})
@NullMarked
package dev.tidings.server;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
