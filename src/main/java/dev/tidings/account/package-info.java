/** People, sign-in, API keys and tokens, and who may read which address. */
@ApplicationModule(allowedDependencies = {"log", "problem"})
@NullMarked
package dev.tidings.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
