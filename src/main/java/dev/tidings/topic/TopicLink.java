package dev.tidings.topic;

/** A topic in a list of links. */
public record TopicLink(String slug, String title, boolean followed) {}
