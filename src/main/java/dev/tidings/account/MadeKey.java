package dev.tidings.account;

/**
 * A key that was made just now.
 *
 * @param secret the key itself, {@code tdg_…}: to be shown this once
 */
public record MadeKey(long id, String secret) {}
