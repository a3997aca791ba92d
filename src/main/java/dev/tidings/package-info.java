/** Tidings: one log, one stream, and rooms around them. */
@org.jspecify.annotations.NullMarked
package dev.tidings;
