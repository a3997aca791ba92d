package dev.tidings.admin;

import org.jspecify.annotations.Nullable;

/** @param readers {@code everyone}, or names, roles and keys with commas between them */
record TopicForm(
        @Nullable String slug,
        @Nullable String title,
        @Nullable String description,
        @Nullable String readers) {

    static final TopicForm EMPTY = new TopicForm(null, null, null, "everyone");
}
