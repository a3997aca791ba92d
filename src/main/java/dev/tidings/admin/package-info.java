/** What admins do: write to people, open topics, hand out keys, and shut accounts. */
@ApplicationModule(
        allowedDependencies = {"log", "account", "topic", "social", "stream", "inbox", "problem", "page", "server"})
@NullMarked
package dev.tidings.admin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
