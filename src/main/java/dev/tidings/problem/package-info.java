/** What a refusal looks like: a problem (RFC 9457) for services, a page for people. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.tidings.problem;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
