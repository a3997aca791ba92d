package dev.tidings.log;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** What an event happened to. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Thing(
        String type,
        String id,
        @Nullable String title,
        @Nullable String url) {}
